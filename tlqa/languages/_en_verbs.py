"""English verbs in the base form, as the present tense of a plural subject uses them in news.

A closed list of the verbs, not of all words that may be verbs: it answers 'could this word be the
finite verb of its sentence?', and a word that is not here is held to be none.
"""

from __future__ import annotations

BASE_VERBS = frozenset(
    """
    abandon absorb accept accompany account accuse achieve acknowledge acquire act adapt add address
    adjust admit adopt advance advise affect afford agree aim allege allow alter amount announce annoy
    answer anticipate apologise apologize appeal appear apply appoint approach approve argue arise
    arm arrange arrest arrive ask assert assess assist assume assure attack attempt attend attract
    avoid await back ban bar base bear beat beg behave believe belong benefit bet bid bind blame block
    blow boast boost border borrow bother break bring build burn buy call calm campaign cancel care
    carry cast catch cause caution cease celebrate challenge change charge chase check cheer choose
    cite claim clash climb close collapse collect combat combine come command commit compare compete
    complain complete comply concede conceal concern conclude condemn conduct confirm confront connect
    consider consist constitute construct consult contact contain contest continue contract contradict
    contribute control convert convey convince cook cope correct cost count counter cover crack crash
    create criticise criticize cross cry cut damage dare date deal debate decide declare decline
    dedicate defeat defend define delay deliver demand demonstrate deny depart depend deploy describe
    deserve design desire destroy detain determine develop devote differ direct disagree disappear
    discover discuss dismiss display dispute distribute divide dominate doubt draw dream dress drift
    drink drive drop earn ease eat echo edge elect eliminate embrace emerge emphasise emphasize employ
    enable encounter encourage end endorse endure enforce engage enjoy ensure enter envisage equal
    escape establish estimate evolve examine exceed exclude exercise exist expand expect experience
    explain exploit explore export express extend face fail fall favor favour fear feature feed feel
    fetch fight fill find finish fit fix flee float flow fly focus follow forbid force forecast forget
    forgive form found free fuel fulfil fulfill function gain gather generate get give go govern grab
    grant grip grow guarantee guard guess guide halt handle hang happen hate head hear heat help hesitate
    hide highlight hint hire hit hold hope host hurt identify ignore illustrate imagine impact implement
    imply impose improve include increase indicate influence inform inherit initiate insist inspire
    install intend intensify interfere introduce invade invest investigate invite involve issue join
    judge jump justify keep kick kill knock know lack land last laugh launch lay lead leak lean learn
    leave lend let level lie lift like limit line link list listen live load lobby locate look loom
    lose love lower maintain make manage mark marry match matter mean measure meet mention merge mind
    miss mix monitor mount mourn move multiply name narrow need negotiate note notice number object
    oblige obtain occupy occur offer open operate oppose order organise organize outline outnumber
    outweigh overcome overlook oversee owe own pack paint part participate pass pause pay perform
    permit persist persuade pick place plan play plead please pledge point portray pose possess post
    pour practise praise pray predict prefer prepare present preserve press pressure presume pretend
    prevail prevent proceed process produce prohibit project promise promote prompt propose protect
    protest prove provide provoke publish pull punish purchase pursue push put qualify question quit
    quote race raise range rank rate reach react read realise realize rebuild recall receive recognise
    recognize recommend record recover recruit reduce refer reflect refuse regain regard register regret
    reinforce reject relate release rely remain remember remind remove renew repeat replace reply report
    represent request require rescue resemble resent resign resist resolve respect respond rest restore
    restrict result resume retain retire retreat return reveal reverse review revive ride ring rise risk
    rock roll rule run rush sail satisfy save say scale scare score seal search secure see seek seem
    seize select sell send sense separate serve set settle shake shape share shift shine ship shock
    shoot shout show shut sign signal sing sink sit sleep slide slip slow smell smile smoke solve sound
    spark speak specify spend spill split spread spring stage stand stare start state stay steal stem
    step stick stop store strengthen stress stretch strike strip struggle study submit succeed suffer
    suggest suit supply support suppose surge surpass surprise surrender surround survive suspect
    suspend sustain swear sweep swim swing switch tackle take talk target taste teach tear tell tempt
    tend test testify thank think threaten throw tie tolerate top touch tour trace track trade trail
    train transfer transform travel treat trigger trust try turn underline undermine understand
    undertake unite unveil update urge use value vary view violate visit voice vote vow wait wake walk
    want warn warrant wash waste watch weaken wear weigh welcome win wipe wish withdraw withhold witness
    wonder work worry worsen write yield
    """.split()
)

THIRD_PERSON = frozenset(
    """
    abandons accepts accompanies accomplishes accuses achieves acquires adapts adds adjusts admires adopts
    advises affects affords agrees allocates allows alludes analyzes announces anticipates apologises
    apologizes appears applies appoints appreciates approves arises arrives asserts assesses assumes
    attaches attends attracts authorises authorizes avoids becomes begs believes belongs borrows brings
    builds buys carries ceases celebrates chooses cites clarifies coincides collaborates collapses
    collects combines comes commemorates commits compares compels competes complains completes complicates
    complies comprises conceals concedes conceives concludes condemns confesses confirms confronts
    congratulates connects considers consists constitutes consults contains contemplates contends
    continues contradicts contributes convenes converts convinces cooperates coordinates copes corrects
    creates criticises criticizes deals decides declares decorates dedicates defeats defends defies
    defines delivers demonstrates denies denounces depends depicts deploys deprives derives descends
    describes deserves destroys detains deteriorates determines develops devotes differs diminishes
    disagrees disappears discovers discusses dismisses disrupts distinguishes distributes divides
    dominates donates earns elects eliminates embodies embraces emerges emphasises emphasizes employs
    enables encompasses encounters encourages endangers endorses endures enforces engages enjoys enlarges
    ensures entails enters entitles equips establishes evaluates evolves examines exceeds excludes exists
    expands expects expires explains explores exposes expresses extends facilitates fails fascinates feels
    fetches fills finds finishes flies flourishes follows forbids forgets forgives fulfills fulfils
    gathers generates gets gives goes governs grows happens hears helps hesitates holds identifies ignores
    illustrates imagines implements implies imposes improves includes incorporates indicates informs
    inherits initiates inserts insists inspires installs instructs insures integrates intends intensifies
    interferes interprets intervenes introduces invades investigates invests invites involves irritates
    joins justifies keeps knows lacks lasts learns leaves lends lets listens loses maintains makes manages
    marries meets migrates mobilises mobilizes modernises modernizes monitors motivates multiplies
    neglects negotiates nominates obeys obliges observes obtains occupies occurs opens operates opposes
    organises organizes originates outlines overcomes overlooks oversees overtakes owes owns participates
    pays penetrates perceives performs persists persuades pleases possesses postpones practises predicts
    prefers prepares prescribes preserves presides pretends prevails prevents proceeds proclaims produces
    prohibits promotes proposes prosecutes protects proves provides provokes publishes pulls punishes
    pursues puts qualifies quotes reacts realises realizes reassures rebuilds receives recognises
    recognizes recommends reconciles recovers reduces refers reflects refuses regulates reinforces rejects
    relates relaxes relies remains remembers reminds removes renders renews renounces repeats replaces
    represents requires resembles resides resigns resists resolves responds restores restricts resumes
    retains retires reveals revises revives revolves satisfies says seeks seems sees selects sells sends
    separates serves signifies simplifies sings solves speaks specialises specializes specifies spends
    stabilises stabilizes strengthens strives submits subscribes succeeds suffers suggests suits summons
    supervises suppresses surpasses surrenders surrounds survives suspends sustains symbolises symbolizes
    takes teaches tells tends terminates testifies thinks threatens throws tolerates transforms translates
    underestimates undergoes underlines undermines underscores understands undertakes unifies unites
    unveils upholds vanishes varies verifies violates wants warns weakens wears welcomes widens wins
    withdraws withstands worsens writes
    """.split()
)
"""Present forms of the third person that news does not use as nouns."""
