// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/seed/names.h"

namespace fairlead::practice::names {

namespace {

const QStringList &words(const char *text)
{
    static QHash<const char *, QStringList> lists;
    auto found = lists.find(text);
    if (found == lists.end())
        found = lists.insert(text, QString::fromUtf8(text).split(QLatin1Char('|')));
    return *found;
}

constexpr const char *femaleNames =
    "Ada|Agnes|Aisha|Alice|Amara|Amelia|Anja|Anna|Astrid|Beatriz|Bianca|Birgit|Camille|Carmen|Chiara|"
    "Clara|Daniela|Deborah|Elena|Eleanor|Emma|Esther|Eva|Fatima|Fiona|Florence|Françoise|Freya|Gabriela|"
    "Gemma|Grace|Greta|Hanna|Harriet|Heather|Hélène|Ines|Ingrid|Irina|Isabel|Jana|Joanna|Judith|Julia|"
    "Karin|Katarína|Keiko|Kirsten|Laila|Laura|Leonie|Linh|Lucía|Magdalena|Maja|Margaret|Maria|Marie|"
    "Marta|Megan|Mei|Mira|Monika|Nadia|Naomi|Natalie|Nina|Noor|Olivia|Paula|Petra|Priya|Rachel|Renée|"
    "Rosa|Ruth|Samira|Sandra|Sarah|Silvia|Siobhán|Sofia|Svetlana|Tamara|Teresa|Ursula|Valentina|Vera|"
    "Victoria|Wanda|Yasmin|Yuki|Zoë|Zuzana";
constexpr const char *maleNames =
    "Aaron|Adrian|Ahmed|Alan|Alexander|Anders|Andrzej|Antoine|Anthony|Arjun|Benjamin|Bernd|Björn|Bruno|"
    "Carlos|Cedric|Christian|Connor|Daniel|David|Diego|Dmitri|Duncan|Edward|Emil|Enrique|Erik|Ethan|"
    "Fabian|Felix|Filip|Francesco|Frank|Gabriel|Gareth|Georg|Giovanni|Gustav|Hans|Harald|Hassan|Henrik|"
    "Hiroshi|Hugo|Ian|Igor|Isaac|Ivan|Jack|Jakob|James|Javier|Jean|Jens|João|Johan|Jonas|José|Karl|Kenji|"
    "Kevin|Khalid|Lars|Leon|Liam|Louis|Luca|Łukasz|Malik|Marco|Martin|Mateusz|Matthew|Max|Mehmet|Michael|"
    "Miguel|Mohammed|Nathan|Niels|Nikhil|Oliver|Oscar|Owen|Pablo|Patrick|Paul|Pedro|Peter|Philippe|"
    "Rafael|Raj|Richard|Robert|Ryan|Samuel|Sebastian|Simon|Søren|Stefan|Sven|Thomas|Tobias|Vikram|"
    "Vincent|Walter|William|Xavier|Yusuf";
constexpr const char *lastNames =
    "Abbott|Adeyemi|Ahmadi|Albrecht|Almeida|Andersson|Arslan|Bailey|Banerjee|Barnes|Bauer|Becker|Bennett|"
    "Berg|Bergström|Bianchi|Blanc|Bouchard|Brandt|Brennan|Brooks|Bui|Byrne|Calder|Campbell|Carlsen|"
    "Carter|Castillo|Chambers|Chapman|Chen|Choi|Christensen|Clarke|Cohen|Collins|Conti|Cooper|Costa|"
    "Crawford|Cruz|Dahl|Dalton|Delacroix|Demir|Desai|Diaz|Dietrich|Donnelly|Doyle|Dubois|Duarte|"
    "Eriksen|Esposito|Evans|Farrell|Faure|Fernández|Ferrari|Fischer|Fleming|Fontaine|Forsyth|Foster|"
    "Friedrich|Fujimoto|Gallagher|García|Gibson|Girard|Gómez|González|Graham|Grant|Greco|Gruber|Gupta|"
    "Haas|Hagen|Hamilton|Hansen|Harper|Hartmann|Hayes|Hernández|Hoffmann|Holm|Horvath|Huang|Hughes|"
    "Ibrahim|Inoue|Ivanova|Jacobs|Jansen|Jensen|Johansson|Jovanović|Kaminski|Kapoor|Karlsson|Kaya|"
    "Keller|Kennedy|Khan|Kim|Klein|Koch|Kovács|Kowalski|Kraus|Krüger|Kumar|Lambert|Lange|Larsen|Laurent|"
    "Lehmann|Leroy|Lindqvist|Lo|Lombardi|López|Lund|MacDonald|Mancini|Marchetti|Marsh|Martínez|Mayer|"
    "McKenna|Mehta|Meier|Mendes|Meyer|Moreau|Moreno|Morgan|Moser|Müller|Murphy|Nakamura|Navarro|Nielsen|"
    "Nguyễn|Novák|Nowak|O'Brien|O'Connor|Okafor|Olsen|Ortiz|Osei|Palmer|Papadopoulos|Park|Patel|Pereira|"
    "Petersen|Petrov|Pham|Pichler|Popescu|Quinn|Ramírez|Rao|Reid|Reyes|Ricci|Richter|Rivera|Romano|"
    "Rossi|Rousseau|Russo|Saito|Salazar|Sánchez|Santos|Sato|Schäfer|Schmidt|Schneider|Schreiber|"
    "Schröder|Schwarz|Sharma|Silva|Singh|Sørensen|Steiner|Stewart|Strand|Sullivan|Suzuki|Svensson|Szabó|"
    "Takahashi|Tanaka|Thompson|Torres|Tran|Turner|Vargas|Vasquez|Vogel|Vos|Wagner|Walsh|Wang|Weber|"
    "Werner|Wilson|Winkler|Wójcik|Wolf|Wong|Wright|Yamamoto|Yılmaz|Young|Zhang|Ziegler|Zimmermann";
constexpr const char *companyStems =
    "Alder|Alpenrose|Amberfield|Anchor|Arbor|Ashgrove|Aster|Atlas|Aurora|Avonlea|Beacon|Birchwood|"
    "Bluestone|Boreal|Bramble|Brightwater|Calder|Canopy|Cardinal|Cascade|Cedar|Chalkhill|Cinder|"
    "Clearbrook|Cobalt|Compass|Copperfield|Coral|Crane|Crescent|Dovetail|Driftwood|Dunmore|Eastgate|"
    "Elderberry|Ember|Emerald|Everline|Fairmont|Falcon|Fennel|Ferngate|Fieldstone|Firth|Foxglove|"
    "Gannet|Glacier|Glenfield|Golden Reef|Granite|Greenway|Gullhaven|Halcyon|Harbour|Hartwell|Hawthorn|"
    "Hazelnut|Heron|Highland|Hollowbrook|Horizon|Indigo|Ironbridge|Ivory|Juniper|Kestrel|Keystone|"
    "Kingfisher|Lakeshore|Lantern|Larch|Lighthouse|Lindenhof|Longmeadow|Magnolia|Maple|Marigold|"
    "Meridian|Millbrook|Monarch|Moorland|Nettle|Nordlys|Northgate|Oakhurst|Obsidian|Orchard|Osprey|"
    "Paragon|Peregrine|Pinecrest|Polaris|Primrose|Quarry|Quayside|Ravenswood|Redwood|Ridgeline|"
    "Riverbend|Rosewood|Rowan|Saffron|Sandpiper|Sapphire|Seabright|Sequoia|Silverbirch|Skylark|"
    "Southbank|Sparrow|Spruce|Starling|Stonebridge|Summit|Sycamore|Tamarind|Tern|Thistle|Tidewater|"
    "Topaz|Trellis|Umber|Valley Forge|Verdant|Vesper|Wayfarer|Westbrook|Wheatfield|Whitecliff|"
    "Wildrose|Willow|Windermere|Wisteria|Wren|Yarrow|Zephyr";

struct Trade
{
    const char *industry;
    const char *kinds;
};

constexpr Trade trades[] = {
    {"Agriculture", "Farms|Growers|Seeds|Orchards|Grain"},
    {"Apparel", "Textiles|Outfitters|Knitwear|Tailors"},
    {"Banking", "Bank|Savings Bank|Trust|Private Bank"},
    {"Biotechnology", "Biologics|Genomics|Biotech|Therapeutics"},
    {"Chemicals", "Chemicals|Coatings|Polymers|Pigments"},
    {"Communications", "Telecom|Networks|Broadband|Wireless"},
    {"Construction", "Construction|Builders|Timber Frame|Roofing"},
    {"Consulting", "Consulting|Advisory|Partners|Associates"},
    {"Education", "Academy|Learning|College|Training"},
    {"Electronics", "Electronics|Semiconductors|Controls|Optics"},
    {"Energy", "Energy|Power|Solar|Wind"},
    {"Engineering", "Engineering|Machine Works|Robotics|Automation"},
    {"Environmental", "Recycling|Water Treatment|Environmental"},
    {"Finance", "Capital|Finance|Leasing|Asset Management"},
    {"Food & Beverage", "Foods|Bakery|Brewery|Dairy|Coffee Roasters"},
    {"Healthcare", "Clinics|Health|Medical|Dental Group"},
    {"Hospitality", "Hotels|Resorts|Catering|Inns"},
    {"Insurance", "Insurance|Assurance|Mutual"},
    {"Machinery", "Machinery|Pumps|Tools|Hydraulics"},
    {"Manufacturing", "Manufacturing|Castings|Plastics|Furniture|Glass"},
    {"Media", "Media|Publishing|Studios|Press"},
    {"Not For Profit", "Foundation|Relief|Trust for Nature"},
    {"Retail", "Stores|Market|Home Goods|Outlets"},
    {"Shipping", "Shipping|Lines|Maritime|Ports"},
    {"Technology", "Software|Systems|Data|Cloud|Labs"},
    {"Transportation", "Logistics|Freight|Haulage|Couriers"},
    {"Utilities", "Utilities|Water|Gas & Light"},
};

struct Post
{
    const char *department;
    const char *titles;
};

constexpr Post posts[] = {
    {"Sales", "Sales Manager|Account Executive|VP of Sales|Regional Sales Director|Sales Operations Lead"},
    {"Marketing", "Marketing Manager|Head of Marketing|Brand Director|Campaign Specialist"},
    {"Finance", "CFO|Controller|Head of Finance|Accounts Payable Manager|Treasurer"},
    {"IT", "CIO|IT Manager|Systems Administrator|Enterprise Architect|Head of Infrastructure"},
    {"Operations", "COO|Operations Manager|Plant Manager|Supply Chain Director"},
    {"Procurement", "Head of Procurement|Buyer|Strategic Sourcing Manager|Purchasing Manager"},
    {"Human Resources", "HR Director|HR Business Partner|Head of People|Recruiter"},
    {"Research", "Head of R&D|Research Scientist|Lab Manager|Product Engineer"},
    {"Customer Service", "Customer Success Manager|Service Director|Support Team Lead"},
    {"Management", "CEO|Managing Director|Owner|General Manager|Partner"},
};

QStringList list(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char('|'));
}

// Numbers: ranges set aside for fiction (US/CA 555-01xx, Ofcom, ARCEP, BNetzA, ACMA, ComReg) where they
// exist.
QList<City> makeCities()
{
    const auto us = QStringLiteral("United States");
    const auto usStreets = list("Market Street|Oak Avenue|Mill Road|Harbor Drive|Maple Street|Lincoln Avenue|"
                                "Franklin Street|Cedar Lane|Industrial Parkway|Lakeview Drive");
    const auto ukStreets = list("High Street|Station Road|Victoria Road|Church Lane|Kings Road|Mill Lane|"
                                "Queen Street|Park View");
    const auto deStreets = list("Bahnhofstraße|Hauptstraße|Lindenallee|Gartenweg|Schillerstraße|Am Hafen|"
                                "Industriestraße|Marktplatz");
    const auto frStreets = list("rue de la République|avenue Victor Hugo|rue des Lilas|boulevard Voltaire|"
                                "quai de la Gare|rue du Moulin");
    const auto esStreets = list("Calle Mayor|Avenida de la Constitución|Calle del Sol|Paseo Marítimo");
    const auto itStreets = list("Via Roma|Corso Garibaldi|Via Dante|Viale Europa");
    const auto nordic = list("Storgata|Kungsgatan|Havnegade|Strandvägen|Parkveien");
    const auto nlStreets = list("Dorpsstraat|Kerkweg|Havenkade|Molenlaan|Beukenlaan");
    const auto ukMobile = QStringLiteral("+44 7700 900###");
    const auto deMobile = QStringLiteral("+49 171 39200##");
    const auto frMobile = QStringLiteral("+33 6 39 98 ## ##");
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    return {
        {s("San Francisco"), s("CA"), s("941##"), us, s("US"), s("(415) 555-01##"), s("(415) 555-01##"),
         usStreets},
        {s("Seattle"), s("WA"), s("981##"), us, s("US"), s("(206) 555-01##"), s("(206) 555-01##"), usStreets},
        {s("Austin"), s("TX"), s("787##"), us, s("US"), s("(512) 555-01##"), s("(512) 555-01##"), usStreets},
        {s("Chicago"), s("IL"), s("606##"), us, s("US"), s("(312) 555-01##"), s("(312) 555-01##"), usStreets},
        {s("Boston"), s("MA"), s("021##"), us, s("US"), s("(617) 555-01##"), s("(617) 555-01##"), usStreets},
        {s("New York"), s("NY"), s("100##"), us, s("US"), s("(212) 555-01##"), s("(917) 555-01##"),
         usStreets},
        {s("Denver"), s("CO"), s("802##"), us, s("US"), s("(303) 555-01##"), s("(720) 555-01##"), usStreets},
        {s("Toronto"), s("ON"), s("M5A #A#"), s("Canada"), s("CA"), s("(416) 555-01##"), s("(647) 555-01##"),
         usStreets},
        {s("London"),
         {},
         s("EC#A #AA"),
         s("United Kingdom"),
         s("GB"),
         s("+44 20 7946 0###"),
         ukMobile,
         ukStreets},
        {s("Manchester"),
         {},
         s("M# #AA"),
         s("United Kingdom"),
         s("GB"),
         s("+44 161 496 0###"),
         ukMobile,
         ukStreets},
        {s("Edinburgh"),
         {},
         s("EH# #AA"),
         s("United Kingdom"),
         s("GB"),
         s("+44 131 496 0###"),
         ukMobile,
         ukStreets},
        {s("Dublin"),
         {},
         s("D0# A#A#"),
         s("Ireland"),
         s("IE"),
         s("+353 20 91# ####"),
         s("+353 20 91# ####"),
         ukStreets},
        {s("Berlin"), {}, s("10###"), s("Germany"), s("DE"), s("+49 30 23125 ###"), deMobile, deStreets},
        {s("München"), {}, s("80###"), s("Germany"), s("DE"), s("+49 89 99998 ###"), deMobile, deStreets},
        {s("Hamburg"), {}, s("20###"), s("Germany"), s("DE"), s("+49 40 66969 ###"), deMobile, deStreets},
        {s("Zürich"),
         {},
         s("80##"),
         s("Switzerland"),
         s("CH"),
         s("+41 44 555 01 ##"),
         s("+41 79 555 01 ##"),
         deStreets},
        {s("Wien"),
         {},
         s("1##0"),
         s("Austria"),
         s("AT"),
         s("+43 1 555 01##"),
         s("+43 664 555 01##"),
         deStreets},
        {s("Paris"), {}, s("750##"), s("France"), s("FR"), s("+33 1 99 00 ## ##"), frMobile, frStreets},
        {s("Lyon"), {}, s("6900#"), s("France"), s("FR"), s("+33 4 65 71 ## ##"), frMobile, frStreets},
        {s("Madrid"),
         {},
         s("280##"),
         s("Spain"),
         s("ES"),
         s("+34 910 555 0##"),
         s("+34 600 555 0##"),
         esStreets},
        {s("Milano"),
         {},
         s("201##"),
         s("Italy"),
         s("IT"),
         s("+39 02 555 01##"),
         s("+39 320 555 01##"),
         itStreets},
        {s("Amsterdam"),
         {},
         s("101# AA"),
         s("Netherlands"),
         s("NL"),
         s("+31 20 555 01##"),
         s("+31 6 555 01###"),
         nlStreets},
        {s("København"),
         {},
         s("2###"),
         s("Denmark"),
         s("DK"),
         s("+45 55 50 1# ##"),
         s("+45 55 50 1# ##"),
         nordic},
        {s("Göteborg"),
         {},
         s("41# ##"),
         s("Sweden"),
         s("SE"),
         s("+46 31 390 06 ##"),
         s("+46 70 174 06 ##"),
         nordic},
        {s("Oslo"), {}, s("0###"), s("Norway"), s("NO"), s("+47 55 50 1# ##"), s("+47 55 50 1# ##"), nordic},
        {s("Kraków"),
         {},
         s("30-###"),
         s("Poland"),
         s("PL"),
         s("+48 12 555 01 ##"),
         s("+48 505 550 1##"),
         list("ul. Długa|ul. Kwiatowa|ul. Lipowa|ul. Krótka")},
        {s("Sydney"), s("NSW"), s("20##"), s("Australia"), s("AU"), s("+61 2 5550 ####"),
         s("+61 491 570 1##"), ukStreets},
        {s("Singapore"),
         {},
         s("04####"),
         s("Singapore"),
         s("SG"),
         s("+65 6555 01##"),
         s("+65 9555 01##"),
         list("Cecil Street|Robinson Road|Beach Road|Anson Road")},
    };
}

} // namespace

const QList<City> &cities()
{
    static const QList<City> all = makeCities();
    return all;
}

QString firstName(Dice &dice, bool female)
{
    return dice.pick(words(female ? femaleNames : maleNames));
}

QString lastName(Dice &dice)
{
    // One in forty carries two: names with a hyphen and beyond the usual length.
    const QString name = dice.pick(words(lastNames));
    return dice.oneIn(40) ? QString(name + QLatin1Char('-') + dice.pick(words(lastNames))) : name;
}

QString fill(Dice &dice, const QString &pattern)
{
    static const QString letters = QStringLiteral("ABCDEFGHJKLMNPRSTUVWXY");
    QString out;
    // A pattern's own letters stay: only an 'A' beside a digit mark, or doubled, is a place to fill.
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        const auto isMark = [&](qsizetype at) {
            return at >= 0 && at < pattern.size() && (pattern[at] == u'#' || pattern[at] == u'A');
        };
        if (c == u'#')
            out += QChar(u'0' + dice.below(10));
        else if (c == u'A' && (isMark(i - 1) || isMark(i + 1)))
            out += dice.pick(letters);
        else
            out += c;
    }
    return out;
}

QString streetAddress(Dice &dice, const City &city)
{
    const QString street = dice.pick(city.streets);
    const int number = dice.between(1, 240);
    static const QStringList numberFirst{QStringLiteral("US"), QStringLiteral("CA"), QStringLiteral("GB"),
                                         QStringLiteral("IE"), QStringLiteral("FR"), QStringLiteral("AU"),
                                         QStringLiteral("SG")};
    QString line = numberFirst.contains(city.countryCode) ? QStringLiteral("%1 %2").arg(number).arg(street)
                                                          : QStringLiteral("%2 %1").arg(number).arg(street);
    // A second line now and then: street is a text area and holds line breaks.
    if (dice.oneIn(9))
        line += QStringLiteral("\r\n%1").arg(QStringLiteral("Building %1").arg(dice.between(1, 9)));
    return line;
}

Address address(Dice &dice, const City &city)
{
    const QString street = streetAddress(dice, city);
    return {street, city.name, city.state, fill(dice, city.postalCode), city.country, city.countryCode};
}

const QStringList &industries()
{
    static const QStringList all = [] {
        QStringList out;
        for (const Trade &trade : trades)
            out += QString::fromUtf8(trade.industry);
        return out;
    }();
    return all;
}

QString company(Dice &dice, const QString &industry, const City &city, QSet<QString> &taken)
{
    const auto trade = std::find_if(std::begin(trades), std::end(trades), [&](const Trade &each) {
        return QString::fromUtf8(each.industry) == industry;
    });
    const QString kind = dice.pick(words(trade->kinds));
    static const QHash<QString, QStringList> forms{
        {QStringLiteral("US"), list("Inc.|LLC|Corp.")},
        {QStringLiteral("GB"), list("Ltd|PLC")},
        {QStringLiteral("DE"), list("GmbH|AG|& Söhne KG")},
        {QStringLiteral("FR"), list("SAS|SARL")},
        {QStringLiteral("IT"), list("S.p.A.|S.r.l.")},
        {QStringLiteral("ES"), list("S.A.|S.L.")},
        {QStringLiteral("NL"), list("B.V.")},
        {QStringLiteral("SE"), list("AB")},
        {QStringLiteral("NO"), list("AS")},
        {QStringLiteral("DK"), list("A/S")},
        {QStringLiteral("CH"), list("AG")},
        {QStringLiteral("AT"), list("GmbH")},
    };
    QString name;
    for (int attempt = 0;; ++attempt) {
        const QString stem = dice.pick(words(companyStems));
        name = stem + QLatin1Char(' ') + kind;
        if (attempt > 0)
            name = QStringLiteral("%1 & %2 %3").arg(stem, lastName(dice), kind);
        if (attempt > 2)
            name = QStringLiteral("%1 %2 %3").arg(stem, kind, city.name);
        if (attempt > 4)
            name = QStringLiteral("%1 %2 of %3 %4").arg(stem, kind, city.name).arg(attempt);
        const auto form = forms.constFind(city.countryCode);
        if (form != forms.constEnd() && dice.percent(55))
            name += QLatin1Char(' ') + dice.pick(*form);
        if (!taken.contains(name))
            break;
    }
    taken.insert(name);
    return name;
}

QString department(Dice &dice)
{
    return QString::fromUtf8(dice.pick(posts).department);
}

QString jobTitle(Dice &dice, const QString &department)
{
    const auto post = std::find_if(std::begin(posts), std::end(posts), [&](const Post &each) {
        return QString::fromUtf8(each.department) == department;
    });
    return post == std::end(posts) ? QStringLiteral("Manager") : QString(dice.pick(words(post->titles)));
}

QString ascii(const QString &name)
{
    static const QHash<QChar, QString> special{{u'ø', QStringLiteral("o")},  {u'ł', QStringLiteral("l")},
                                               {u'ß', QStringLiteral("ss")}, {u'æ', QStringLiteral("ae")},
                                               {u'ı', QStringLiteral("i")},  {u'đ', QStringLiteral("d")}};
    QString out;
    const QString decomposed = name.toLower().normalized(QString::NormalizationForm_D);
    for (const QChar c : decomposed) {
        if (special.contains(c))
            out += special.value(c);
        else if (c.unicode() < 128 && c.isLetterOrNumber())
            out += c;
    }
    return out;
}

} // namespace fairlead::practice::names
