"""English words that are written with a capital and are no names: offices, institutions, days, headings."""

from __future__ import annotations

COMMON = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec celsius fahrenheit
    yesterday today tomorrow earlier later next instead both another a an and the of in on at for to
    from by with as is it its he she they we i you his her their our this that these those there here
    what when where who whom why how which while if but or nor so yet not no all any both each few more
    most other some such own same than too very just also after before during since until about above
    below between into through over under again then once because although though however meanwhile
    moreover according act action administration affairs agency agreement aid air airlines airport
    alliance ambassador analyst army arts asked assembly assistant association attorney authority avenue
    award awards bank base basin bay beach bill black blue board body book bridge broadcasting brother
    brown building bureau business cabinet camp campaign canal cancer cape capital captain care castle
    cathedral center central centre century chair chairman chamber championship championships chancellor
    channel charter chief children church circuit city civil class clinic club coach coast college
    colonel commander commerce commission commissioner committee common commons communication
    communications community company conference confederation congress constitution construction consul
    consulate convention cooperation corporation council counties county court covenant credit crown
    cultural culture cup customs dam data day days deal dean defence defense delegation department
    deputy desert design development diet digital diplomat director disease district division doctor
    dollar drug duke earth east eastern economic economics economy education eight election electric
    embassy emergency emperor empire energy engineering enterprise environment episode equality exchange
    executive exhibition expo express expressway factory fair faith falls family father federal
    federation festival field fifth film finance financial fire first five fleet flight food football
    force forces foreign forest fort forum foundation four fourth free freedom front fund games garden
    gardens gas gate general global gold golden government governor grand great green ground group guard
    gulf hall happy harbor harbour health heart heritage high highway hill hills historical history holy
    home hospital hotel house human ice industrial industry information initiative innovation inspector
    institute institution insurance intelligence interior international investment island islands joint
    journal judge judicial justice key king kingdom labor labour lady lake land law leader league left
    legislative liberal liberation library lieutenant life light line lion list local lord lower major
    man management manager march marine market marshal mass master may mayor media medical medicine
    meeting member memorial men metro military minister ministry miss mission model modern monday month
    monument moon mother mount mountain mountains movement mr mrs ms museum music mutual nation national
    nations natural nature navy network new news night nine north northern nuclear number ocean office
    officer official oil old olympic one open opera operation opposition orange order organisation
    organization pacific page palace paper park parliament partnership party pass patrol peace penal
    peninsula people peoples per petroleum phase plain plan plant plaza point police policy political
    politics pool pope port post power prefecture premier presbyterian presidency president presidential
    press prime prince princess prison prix prize procuratorate professor program programme project
    prosecutor protection protocol province provincial public queen radio railway rebels reclamation
    record red reform regiment region regional register republic rescue research reserve reservoir
    resolution resources restaurant revolution right rights ring rise river road rock royal rule rural
    main naval safety saint sales satellite saturday school schools science sciences sea second
    secretary section sector security senate senator series service services seven seventh shadow
    sheriff ship shop silver sir sister six sixth social society software soldier solar south southern
    southeast southwest northeast northwest space special spirit sports spring square stadium stage
    standing star state states station statistics stock stone store strait strategic strategy street
    studies studio study subway suite sultan summer summit sun sunday super supreme surgery surveillance
    survey system systems target task tax team tech technology telecom television temple ten territories
    territory test theater theatre theory third three thursday times title today tower town trade
    traffic training transformation transport treasury treaty tribunal trust tuesday two uncle union
    united unity university upper urban valley van vice victory video village virtual voice volcano wall
    war water wednesday week welfare west western white wild will wind winter woman women world year
    years yellow young youth zone january february april june july august september october november
    december friday god internet web mail tv ok pm am dr st vs ceo pc dvd cd id dna rna gps it ai vip
    phd md hiv aids usb pdf labourer reconstruction deputies lights liberty comprehensive allies cooking
    daily express lightning demonstration incubation tourism expo zone reporter reporters editor photo
    source original text address atlantic net lunar lancet representatives electoral distribution
    product creative observation hurricane leadership goblet gulf internal immunization unified sleep
    wake disorder binge eating checklist form method material anxiety mirage scale depression
    questionnaire inventory index outcome trial cohort group patient disease syndrome therapy chapter
    table figure appendix abstract background result conclusion objective aim introduction keyword cell
    protein gene virus vaccine antibody blood lung liver kidney brain bone breast colon skin eye chest
    ray surgery care score test ship boat plane bus car bike rail train truck road hurricane storm
    typhoon cyclone flood earthquake tsunami festival parade carnival concert album song film movie
    episode novel poem play drama comedy orchestra choir band award medal trophy tournament match final
    semi quarter round race marathon relay sprint derby premier striker goalkeeper coach referee
    archbishop bishop cardinal priest rabbi imam monk nun chapel mosque synagogue shrine pagoda
    monastery abbey parish diocese regiment brigade battalion squadron infantry cavalry artillery
    marines guard guards commando missile rocket tank fighter bomber destroyer frigate submarine carrier
    cruiser base camp headquarters barracks prison jail cell police chief constable detective inspector
    sheriff marshal ranger lawyer solicitor barrister clerk registrar notary magistrate juror investor
    lender broker trader fund index share bond currency exchange reserve treasury budget tax tariff
    custom duty grocery retail wholesale supplier manufacturer producer distributor dealer agent factory
    mill mine refinery pipeline attack assault siege battle front offensive ceasefire truce armistice
    treaty accord pact charter declaration manifesto holiday christmas easter thanksgiving ramadan eid
    diwali passover hanukkah carnival halloween valentine labor bachelor master doctorate degree diploma
    faculty campus seminar lecture laboratory academy scholar fellow chair dean rector lunch dinner
    breakfast coffee tea wine beer pizza burger monkeys dog cat horse bear wolf tiger eagle hawk dragon
    snake fish bird bull cow pig sheep goat rooster rat ox rabbit spring autumn fall solstice equinox
    dawn dusk midnight noon morning evening afternoon pm prime premier vice deputy acting former late
    elder junior senior like said says told according if no yes our my me us also even still only well
    why what many much most every mainland homeland motherland peninsula coastline riverside lakeside
    seaside arms weapon nuclear chemical biological conventional cyber digital smart chamber lower upper
    speaker majority minority leader whip spokesman spokeswoman spokesperson spokespeople
""".split()
)

_ENDINGS = """
tion sion ment ness ship ance ence ism ics ary ory ive able ible ous ful less ical ional ized ised tions ments
ships ences ances ologist ology ography ists ative ities ity
"""
ENDINGS = tuple(_ENDINGS.split())
"""How longer words end that English makes from others."""
