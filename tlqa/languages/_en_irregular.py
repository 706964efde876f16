"""English forms that no rule makes: a line is a part of speech, the lemma and its irregular forms.

It is text because it is read only when a rule asks for a lemma. Forms that more than one lemma has
(*found*, *lay*, *saw*) stand where news means them.
"""

from __future__ import annotations

IRREGULAR = """
AUX be am is are was were been being 's 're 'm ai
AUX have has had having 've
AUX do does did done doing
AUX can ca
AUX will wo 'll
AUX would 'd
AUX shall sha
PART not n't n’t
PART to na
VERB be am is are was were been being 's 're 'm
VERB have has had having 've
VERB do does did done doing
VERB arise arose arisen
VERB awake awoke awoken
VERB bear bore borne born
VERB beat beaten
VERB become became
VERB befall befell befallen
VERB begin began begun
VERB behold beheld
VERB bend bent
VERB beseech besought
VERB beset beset
VERB bet bet
VERB bid bade bidden
VERB bind bound
VERB bite bit bitten
VERB bleed bled
VERB blow blew blown
VERB break broke broken
VERB breed bred
VERB bring brought
VERB broadcast broadcast
VERB build built
VERB burn burnt
VERB burst burst
VERB bust bust
VERB buy bought
VERB cast cast
VERB catch caught
VERB choose chose chosen
VERB cling clung
VERB clothe clad
VERB come came
VERB cost cost
VERB creep crept
VERB cut cut
VERB deal dealt
VERB die died dies dying
VERB dig dug
VERB dive dove
VERB draw drew drawn
VERB dream dreamt
VERB drink drank drunk
VERB drive drove driven
VERB dwell dwelt
VERB dye dyed dyes dyeing
VERB eat ate eaten
VERB fall fell fallen
VERB feed fed
VERB feel felt
VERB fight fought
VERB find found
VERB flee fled
VERB fling flung
VERB fly flew flown
VERB forbid forbade forbidden
VERB forecast forecast
VERB foresee foresaw foreseen
VERB foretell foretold
VERB forget forgot forgotten
VERB forgive forgave forgiven
VERB forgo forwent forgone forgoes
VERB forsake forsook forsaken
VERB freeze froze frozen
VERB get got gotten
VERB give gave given
VERB go went gone goes
VERB grind ground
VERB grow grew grown
VERB hang hung
VERB hear heard
VERB hide hid hidden
VERB hit hit
VERB hold held
VERB hurt hurt
VERB input input
VERB inset inset
VERB keep kept
VERB kneel knelt
VERB know knew known
VERB lay laid
VERB lead led
VERB lean leant
VERB leap leapt
VERB learn learnt
VERB leave left
VERB lend lent
VERB let let
VERB lie lain lay lies lied lying
VERB light lit
VERB lose lost
VERB make made
VERB mean meant
VERB meet met
VERB mislead misled
VERB misread misread
VERB mistake mistook mistaken
VERB misunderstand misunderstood
VERB mow mown
VERB offset offset
VERB outbid outbid
VERB outdo outdid outdone outdoes
VERB outgrow outgrew outgrown
VERB outrun outran
VERB outsell outsold
VERB overcome overcame
VERB overdo overdid overdone overdoes
VERB overhear overheard
VERB override overrode overridden
VERB overrun overran
VERB oversee oversaw overseen
VERB overtake overtook overtaken
VERB overthrow overthrew overthrown
VERB partake partook partaken
VERB pay paid
VERB plead pled
VERB prove proven
VERB put put
VERB quit quit
VERB read read
VERB rebuild rebuilt
VERB redo redid redone redoes
VERB remake remade
VERB rend rent
VERB repay repaid
VERB reset reset
VERB resell resold
VERB retell retold
VERB rethink rethought
VERB rewrite rewrote rewritten
VERB rid rid
VERB ride rode ridden
VERB ring rang rung
VERB rise rose risen
VERB run ran
VERB saw sawn
VERB say said
VERB see saw seen
VERB seek sought
VERB sell sold
VERB send sent
VERB set set
VERB sew sewn
VERB shake shook shaken
VERB shave shaven
VERB shear shorn
VERB shed shed
VERB shine shone
VERB shoot shot
VERB show shown
VERB shrink shrank shrunk
VERB shut shut
VERB sing sang sung
VERB sink sank sunk
VERB sit sat
VERB slay slew slain
VERB sleep slept
VERB slide slid
VERB sling slung
VERB slit slit
VERB smell smelt
VERB sow sown
VERB speak spoke spoken
VERB speed sped
VERB spell spelt
VERB spend spent
VERB spill spilt
VERB spin spun
VERB spit spat
VERB split split
VERB spoil spoilt
VERB spread spread
VERB spring sprang sprung
VERB stand stood
VERB steal stole stolen
VERB stick stuck
VERB sting stung
VERB stink stank stunk
VERB strew strewn
VERB stride strode stridden
VERB strike struck stricken
VERB string strung
VERB strive strove striven
VERB swear swore sworn
VERB sweep swept
VERB swell swollen
VERB swim swam swum
VERB swing swung
VERB take took taken
VERB teach taught
VERB tear tore torn
VERB tell told
VERB think thought
VERB thrive throve
VERB throw threw thrown
VERB thrust thrust
VERB tie tied ties tying
VERB tread trod trodden
VERB typeset typeset
VERB undercut undercut
VERB undergo underwent undergone undergoes
VERB underlie underlay underlain underlies underlying
VERB understand understood
VERB undertake undertook undertaken
VERB undo undid undone undoes
VERB unwind unwound
VERB uphold upheld
VERB upset upset
VERB vie vied vies vying
VERB wake woke woken
VERB wear wore worn
VERB weave wove woven
VERB wed wed
VERB weep wept
VERB wet wet
VERB win won
VERB wind wound
VERB withdraw withdrew withdrawn
VERB withhold withheld
VERB withstand withstood
VERB wring wrung
VERB write wrote written
VERB lie belied
VERB focus focused focuses focusing focussed
VERB bias biased biases biasing
VERB panic panicked panics panicking
VERB traffic trafficked traffics trafficking
VERB mimic mimicked mimics mimicking
VERB picnic picnicked picnics picnicking
VERB quiz quizzed quizzes quizzing
VERB travel travelled traveled travelling traveling
VERB cancel cancelled canceled cancelling canceling
VERB label labelled labeled labelling labeling
VERB model modelled modeled modelling modeling
VERB signal signalled signaled signalling signaling
VERB fuel fuelled fueled fuelling fueling
VERB quarrel quarrelled quarreled
VERB counsel counselled counseled
VERB total totalled totaled totalling totaling
VERB channel channelled channeled channelling channeling
VERB worship worshipped worshiped worshipping worshiping
VERB kidnap kidnapped kidnaped kidnapping kidnaping
VERB program programmed programming
NOUN analysis analyses
NOUN antenna antennae
NOUN alumnus alumni
NOUN alumna alumnae
NOUN apex apices
NOUN appendix appendices
NOUN axis axes
NOUN axe axes
NOUN bacterium bacteria
NOUN basis bases
NOUN bus buses
NOUN gas gases
NOUN virus viruses
NOUN campus campuses
NOUN bonus bonuses
NOUN census censuses
NOUN status statuses
NOUN focus focuses foci
NOUN canvas canvases
NOUN bias biases
NOUN lens lenses
NOUN atlas atlases
NOUN corps corps
NOUN iris irises
NOUN cactus cacti
NOUN calf calves
NOUN child children
NOUN cod cod
NOUN crisis crises
NOUN criterion criteria
NOUN curriculum curricula
NOUN datum data
NOUN deer deer
NOUN diagnosis diagnoses
NOUN dwarf dwarves
NOUN elf elves
NOUN ellipsis ellipses
NOUN emphasis emphases
NOUN erratum errata
NOUN fish fish
NOUN foot feet
NOUN formula formulae
NOUN fungus fungi
NOUN genus genera
NOUN goose geese
NOUN half halves
NOUN headquarters headquarters
NOUN hoof hooves
NOUN hypothesis hypotheses
NOUN knife knives
NOUN larva larvae
NOUN leaf leaves
NOUN life lives
NOUN loaf loaves
NOUN louse lice
NOUN matrix matrices
NOUN means means
NOUN medium media
NOUN memorandum memoranda
NOUN mouse mice
NOUN neurosis neuroses
NOUN nucleus nuclei
NOUN oasis oases
NOUN ox oxen
NOUN parenthesis parentheses
NOUN penny pence
NOUN person people
NOUN phenomenon phenomena
NOUN quiz quizzes
NOUN radius radii
NOUN referendum referenda
NOUN scarf scarves
NOUN self selves
NOUN series series
NOUN sheaf sheaves
NOUN sheep sheep
NOUN shelf shelves
NOUN species species
NOUN stimulus stimuli
NOUN stratum strata
NOUN syllabus syllabi
NOUN synthesis syntheses
NOUN thesis theses
NOUN thief thieves
NOUN tooth teeth
NOUN vertebra vertebrae
NOUN vertex vertices
NOUN wife wives
NOUN wolf wolves
NOUN movie movies
NOUN cookie cookies
NOUN tie ties
NOUN pie pies
NOUN lie lies
NOUN zombie zombies
NOUN calorie calories
NOUN rookie rookies
NOUN selfie selfies
NOUN genie genies
NOUN shoe shoes
NOUN toe toes
NOUN foe foes
NOUN canoe canoes
NOUN cache caches
NOUN ache aches
NOUN headache headaches
NOUN niche niches
NOUN avalanche avalanches
NOUN cliche cliches
NOUN size sizes
NOUN prize prizes
NOUN breeze breezes
NOUN maze mazes
NOUN axe axes
ADJ good better best
ADJ bad worse worst
ADJ far further furthest farther farthest
ADJ many more most
ADJ little less least
ADJ big bigger biggest
ADJ hot hotter hottest
ADJ large larger largest
ADJ late later latest
ADJ high higher highest
ADJ low lower lowest
ADJ old older oldest elder eldest
ADJ young younger youngest
ADJ new newer newest
ADJ great greater greatest
ADJ small smaller smallest
ADJ long longer longest
ADJ short shorter shortest
ADJ strong stronger strongest
ADJ weak weaker weakest
ADJ early earlier earliest
ADJ easy easier easiest
ADJ close closer closest
ADJ wide wider widest
ADJ broad broader broadest
ADJ deep deeper deepest
ADJ fast faster fastest
ADJ slow slower slowest
ADJ few fewer fewest
ADJ heavy heavier heaviest
ADJ happy happier happiest
ADJ poor poorer poorest
ADJ rich richer richest
ADJ hard harder hardest
ADJ cheap cheaper cheapest
ADJ near nearer nearest
ADJ tough tougher toughest
ADV well better best
ADV badly worse worst
ADV far further furthest farther farthest
ADV much more most
ADV little less least
ADV late later latest
ADV early earlier earliest
ADV soon sooner soonest
ADV fast faster fastest
ADV hard harder hardest
ADV long longer longest
PRON i me
PRON he him
PRON she her
PRON we us
PRON they them
PRON who whom
DET a an
DET this these
DET that those
PRON this these
PRON that those
"""
