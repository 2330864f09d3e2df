"""Nouns by the sort of source they name: texts, bodies, people of whom no name is known."""

from analysis.quotes.words import word_set

DOCUMENTS = word_set(
    "report reports poll polls polling survey surveys study studies statement statements letter letters "
    "email emails e-mail e-mails document documents memo memos memorandum filing filings record records "
    "article articles book books post posts tweet tweets transcript transcripts ruling rulings complaint "
    "complaints lawsuit lawsuits suit suits indictment indictments affidavit affidavits law laws bill "
    "bills headline headlines website websites webpage page pages analysis analyses paper papers data "
    "figures statistics ad ads advert advertisement advertisements petition editorial editorials release "
    "releases resolution resolutions review census story stories message messages note notes video videos "
    "sign signs charter constitution agreement treaty missive quiz column columns chapter memoir "
    "biography essay dossier file files leaflet flyer flier brochure pamphlet manifesto platform blog "
    "blogs podcast footage recording recordings tape tapes testimony finding findings evidence estimate "
    "estimates number numbers results result average tally index ranking rankings chart table graph map "
    "list database spreadsheet budget audit summary bulletin newsletter communique text texts caption "
    "slogan banner poster placard proposal amendment act legislation statute code decree order warrant "
    "verdict judgment opinion brief motion subpoena returns obituary script film movie documentary song "
    "play novel poem clip interview interviews speech speeches remarks comments announcement declaration "
    "questionnaire forecast forecasts projection projections research version passage paragraph sentence "
    "quote quotation dispatch dispatches cable cables leak leaks guideline guidelines rule rules policy "
    "policies plan deal pact accord contract scripture bible koran quran gospel spot infographic search "
    "searches role idea fact move news case view argument theory notion claim rumour rumor concept"
)

ORGANISATIONS = word_set(
    "department departments ministry ministries agency agencies bureau office council councils committee "
    "committees subcommittee commission commissions court courts parliament senate house houses congress "
    "legislature cabinet assembly party parties campaign campaigns company companies corporation "
    "corporations corp inc ltd llc plc co union unions university universities institute institutes "
    "institution institutions foundation association associations organization organizations organisation "
    "organisations group groups police army government governments administration kremlin pentagon nato "
    "un eu fbi cia times journal news cnn bbc reuters ap press guardian magazine magazines network "
    "networks bank banks center centre board boards authority authorities league federation coalition "
    "politico gazette herald tribune hospital hospitals school schools team club firm firms church "
    "churches ngo ngos embassy fund service services navy military newspaper newspapers outlet outlets "
    "broadcaster channel station publication publisher pac pacs superpac startup retailer manufacturer "
    "carmaker airline airlines bloc alliance tribunal chamber regime junta brewery maker lobby chain "
    "conglomerate consortium trust society academy college commune diocese vatican fed treasury nra aclu "
    "gop dnc rnc msnbc cbs nbc abc npr pbs who imf opec unicef unesco hamas hezbollah taliban isis isil "
    "nasa epa irs sec fda cdc dhs doj breitbart bloomberg buzzfeed vox slate axios salon vice twitter "
    "facebook google apple amazon microsoft yahoo youtube reddit uber tesla boeing nabisco walmart "
    "verizon comcast exxon pfizer gallup rasmussen quinnipiac politifact wikileaks wikipedia snopes tass "
    "xinhua rt telegraph mirror mail express observer independent post chronicle examiner globe sun star "
    "inquirer dispatch courier ledger register sentinel bulletin economist forbes fortune newsweek "
    "spiegel monde figaro camp secretariat directorate headquarters supercommittee caucus delegation "
    "taskforce force forces guard patrol state states city country countries nation nations village town "
    "county district establishment media leadership judiciary opposition industry enforcement faction "
    "partnership cooperative guild order lodge archive museum legion corps library laboratory lab "
    "observatory watchdog regulator moscow washington beijing brussels tehran pyongyang kyiv kiev ankara "
    "berlin london paris tokyo downing westminster whitehall"
)
# Words that end the names of papers, but are common nouns too: they count at the end of a name only.
ONLY_IN_NAMES = word_set(
    "times journal news post mail express mirror telegraph guardian observer independent globe sun star "
    "chronicle examiner register sentinel dispatch courier ledger inquirer bulletin economist order salon "
    "slate vice fortune maker state city states fed who sec rt ap un apple amazon vox co camp press chain "
    "trust service house"
)
STATES = word_set(
    "afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh "
    "belarus belgium bolivia bosnia brazil britain bulgaria cambodia cameroon canada chile china colombia "
    "croatia cuba cyprus denmark ecuador egypt england estonia ethiopia finland france germany ghana "
    "greece guatemala haiti honduras hungary iceland india indonesia iran iraq ireland israel italy "
    "jamaica japan kazakhstan kenya kosovo kuwait laos latvia lebanon libya lithuania luxembourg "
    "macedonia malaysia mali malta mexico moldova mongolia montenegro morocco myanmar nepal netherlands "
    "nicaragua niger nigeria norway oman pakistan panama paraguay peru philippines poland portugal qatar "
    "romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden "
    "switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay uzbekistan "
    "venezuela vietnam wales yemen zambia zimbabwe europe america us uk uae catalonia crimea arabia "
    "zealand korea lanka kingdom emirates alabama alaska arizona arkansas california colorado connecticut "
    "delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland "
    "massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon "
    "pennsylvania tennessee texas utah vermont wisconsin wyoming"
)

# One person of these is named by nobody who wants to be traced: “an official”, “a source”.
UNTRACEABLE = word_set(
    "source insider official aide adviser advisor critic supporter opponent observer analyst expert ally "
    "friend associate confidant confidante operative diplomat someone somebody detractor admirer backer "
    "loyalist person-familiar rival staffer"
)
# Words for many, or for anybody, that stand alone.
ANYBODY = word_set(
    "some many others another most all none few several everyone everybody anyone anybody nobody someone "
    "somebody people those plenty dozens hundreds thousands millions scores no-one half two three four "
    "five six seven eight nine ten more two-thirds three-quarters one-third majorities much percent"
)
CROWDS = word_set(
    "people men women children youth folk folks staff public crowd crowds majority minority audience "
    "clergy personnel elite elites masses crew youngsters elders wing base generation circle families "
    "parents everyone electorate jury community faithful mob right left poor rich young sides"
)
# “The crowd”, “the base”: people nobody names, though singular.
NOT_PLURAL = word_set(
    "congress press news boss witness hostess actress waitress princess governess business process bus "
    "campus virus corps politics united states texas illinois kansas arkansas massachusetts chess class "
    "glass mass pass headquarters series species means physics mathematics economics"
)
# What a body or a text is called before its name: “snack giant Nabisco”, “the website Politico”.
BODIES_BEFORE_NAMES = word_set(
    "giant insurer retailer website newspaper magazine broadcaster network startup start-up nonprofit "
    "company firm group party agency chain airline carmaker automaker brewer lender bank broker publisher "
    "site daily weekly tabloid outlet blog station channel club charity union think-tank tank team bureau "
    "organization organisation"
)
PEOPLE_ENDINGS = (
    "man", "woman", "person", "er", "or", "ist", "ian", "ant", "ent", "ee", "eer", "ess", "ive", "ate",
    "iot", "ic",
)  # fmt: skip
THING_ENDINGS = (
    "tion",
    "sion",
    "ness",
    "ism",
    "ity",
    "ing",
    "ment",
    "ance",
    "ence",
    "ship",
    "hood",
    "dom",
    "ure",
)
PEOPLE_DESPITE = word_set(
    "president resident student agent parent client opponent dissident correspondent superintendent "
    "respondent immigrant being king relation"
)
# Nouns for persons without such an ending.
PEOPLE = word_set(
    "mp mep md ceo cfo coo pm chief head boss pastor priest rabbi imam monk nun king queen prince general "
    "colonel major sergeant captain judge mayor host guest coach pilot nurse guard cop spy thief victim "
    "witness suspect bishop pope attorney secretary ambassador diplomat guru star veteran novelist wife "
    "husband son daughter mother father brother sister uncle aunt cousin friend fan guy girl boy kid teen "
    "baby infant adult elder bride groom widow model poet chef lord lady sheriff marshal deputy aide ally "
    "official expert critic candidate nominee delegate superdelegate advocate whip dean fellow hopeful "
    "front-runner native democrat republican conservative liberal independent socialist mogul magnate "
    "tycoon heir expat refugee migrant exile hero"
)
# “Charlotte Church”, “Jack London”: bodies and towns that are surnames as well.
SURNAMES_TOO = word_set(
    "church banks bank club paris london berlin washington brussels forbes gallup guild lodge school "
    "bloomberg house guard force fund hospitals hall center boeing pacs group court party english cook "
    "archive library"
)
