import type { ListField } from '../schema';

/**
 * Headers as institutions write them: English, Russian, Uzbek (both scripts), Kazakh, Kyrgyz, Tajik, Turkmen, Azerbaijani.
 * `IGNORED` is what is known and not imported: numbering, passports, signatures, notes. Longer phrases win.
 */
export const headerPhrases: [ListField | 'IGNORED', string][] = (
  [
    [
      'fullName',
      'name|full name|surname name patronymic|surname given name|last name first name|first name last name|name last name|participant name|name of the participant|name and surname|surname and name|first and last name|name surname|participant|participants name|name of participant|name of nominee|nominee|candidate|name of candidate|names|фио|ф и о|фамилия имя отчество|фамилия имя|фамилия и о|имя фамилия|фамилия и имя|фамилия инициалы|фамилия и инициалы|полное имя|участник|участники|участник фио|кандидат|номинант|фамилия имя отчества|имя фамилия отчество|ф и о участника|фамилия имя отчество участника|фиш|ф и ш|fish|f i sh|f i o|fio|toliq ismi|toʻliq ismi|ism familiya|familiya ism|ism sharifi|исми шарифи|familiyasi ismi sharifi|familiyasi ismi otasining ismi|фамилияси исми шарифи|аты жөні|тегі аты әкесінің аты|толық аты жөні|тегі аты|аты жөнү|толук аты|аты жону|фамилиясы аты атасынын аты|фамилия аты жөнү|аты фамилиясы|фамилиясы аты|ному насаб|насабу ном|насаб ном|насаб ном ва номи падар|насаб ном номи падар|ному насаби пурра|номи пурра|ф а а|faa|f a a|ady we familiýasy|familiýasy ady|doly ady|familiýasy ady atasynyň ady|ady familiýasy|ady familiýasy atasynyň ady|ad soyad|soyadı adı|adı soyadı|s a a|saa',
    ],
    [
      'familyName',
      'family name|last name|surname|фамилия|фамилияси|familiya|familiyasi|тегі|тек|фамилиясы|насаб|familiýasy|familiýa|soyadı|soyad',
    ],
    [
      'givenName',
      'имя отчество|имя и отчество|имя с отчеством|given name|first name|forename|given names|имя|исми|исм|ismi|ism|аты|есімі|ысымы|ном|ady|adı|ad',
    ],
    [
      'patronymic',
      'patronymic|middle name|fathers name|father name|отчество|otasining ismi|отасининг исми|sharifi|шарифи|әкесінің аты|атасынын аты|номи падар|atasynyň ady|ata adı|atasının adı',
    ],
    [
      'latinName',
      'latin name|name in latin|name in passport|name as in passport|name as in the passport|full name as in passport|full name in passport|passport name|name in english|full name in english|full name latin|name latin|english name|фио латиницей|фио латинскими буквами|фио лат|фио на латинице|имя латиницей|имя в паспорте|фио по паспорту латиницей|имя по паспорту латиница|фио на английском|фио на английском языке|фио англ|lotincha|lotin alifbosida|pasportdagi ismi|латын әрпімен|латын тамгасы менен|бо ҳарфҳои лотинӣ|pasportdaky ady',
    ],
    [
      'latinFamilyName',
      'surname latin|family name latin|last name latin|surname in latin|surname in passport|surname as in passport|family name as in passport|family name in passport|фамилия лат|фамилия латиницей|фамилия на латинице|фамилия латинскими буквами|фамилия англ',
    ],
    [
      'latinGivenName',
      'given name latin|first name latin|given name in passport|given name as in passport|first name as in passport|given names as in passport|имя лат|имя на латинице|имя латинскими буквами|имя англ',
    ],
    [
      'sex',
      'sex|gender|m f|f m|male female|пол|гендер|м ж|ж м|jinsi|jins|жинси|жинс|жынысы|жыныс|ҷинс|ҷинсият|jynsy|cinsi|cins|cinsiyyət',
    ],
    [
      'workplace',
      'место работы и должность|место работы должность|должность и место работы|должность место работы|организация и должность|организация должность|должность и организация|должность организация|учреждение и должность|ведомство и должность|institution and position|position and institution|organisation and position|organization and position|position and organisation|position and organization|institution position|position institution|ish joyi va lavozimi|иш жойи ва лавозими|жұмыс орны және лауазымы|жұмыс орны лауазымы|иштеген жери жана кызматы|иш орду жана кызматы|ҷои кор ва вазифа|iş ýeri we wezipesi|işleýän ýeri we wezipesi',
    ],
    [
      'institution',
      'institution|organisation|organization|agency|ministry|company|employer|department|organisation name|name of organisation|name of organization|name of institution|place of work|workplace|affiliation|unit|division|учреждение|организация|ведомство|министерство|подразделение|место работы|орган|госорган|государственный орган|наименование организации|наименование учреждения|название организации|компания|министерство ведомство|отдел|управление|tashkilot|tashkiloti|muassasa|idora|ish joyi|vazirlik|vazirlik idora|ташкилот|ташкилоти|муассаса|иш жойи|идора|вазирлик|ұйым|мекеме|ұйымы|мекемесі|жұмыс орны|ведомствосы|бөлімше|уюм|мекемеси|уюму|иштеген жери|иш орду|бөлүм|ташкилот идора|муассиса|ҷои кор|идора муассиса|вазорат|edara|edarasy|guramasy|işleýän ýeri|kärhana|təşkilat|iş yeri|qurum',
    ],
    [
      'position',
      'position|job title|title|post|function|rank|occupation|designation|position title|role|должность|занимаемая должность|звание|должность звание|звание должность|специальность|профессия|lavozimi|lavozim|лавозими|лавозим|unvoni|лауазымы|лауазым|қызметі|кызматы|кызмат орду|ээлеген кызматы|кызмат|вазифа|мансаб|вазифаи ишғолкарда|wezipesi|wezipe|vəzifəsi|vəzifə',
    ],
    [
      'country',
      'country|state|nationality|citizenship|страна|государство|гражданство|делегация|mamlakat|davlat|мамлакат|давлат|ел|елі|мемлекет|өлкө|мамлекет|кишвар|ýurdy|ýurt|döwlet|ölkə',
    ],
    [
      'sector',
      'sector|type of organisation|type of organization|organisation type|сектор|тип организации|вид организации|soha|sektor|соҳа|сала|бахш|pudak',
    ],
    [
      'birthDate',
      'date of birth|birth date|birthdate|birthday|dob|born|дата рождения|год рождения|день рождения|дата и место рождения|дата место рождения|год и место рождения|число месяц и год рождения|дата рожд|д р|др|г р|tugilgan sanasi|tugilgan kuni|tugilgan sana|tugʻilgan sanasi|туғилган санаси|туғилган куни|туғилган йили|tugilgan yili|туған күні|туған жылы|туулган күнү|туулган жылы|туулган датасы|санаи таваллуд|рӯзи таваллуд|соли таваллуд|doglan senesi|doglan güni|doğum tarixi|təvəllüd',
    ],
    [
      'phone',
      'phone|telephone|mobile|mobile phone|cell|cell phone|phone number|tel|contact number|contact phone|whatsapp|телефон|тел|моб|мобильный|мобильный телефон|сотовый|сотовый телефон|номер телефона|контактный телефон|контакты|контактный номер|контактные данные|сот тел|моб тел|telefon|telefoni|telefon raqami|aloqa|телефони|телефон рақами|телефоны|байланыс телефоны|байланыш|телефон номери|рақами телефон|telefony|telefon belgisi|telefon nömrəsi|əlaqə',
    ],
    [
      'email',
      'email|e mail|email address|e mail address|mail|электронная почта|эл почта|эл адрес|эл почты|адрес эл почты|почта|электронный адрес|емейл|имейл|адрес электронной почты|elektron pochta|pochta|электрон почта|электрондық пошта|эл пошта|электрондук почта|почтаи электронӣ|elektron poçta|elektron poçt',
    ],
    [
      'language',
      'language|languages|working language|preferred language|mother tongue|язык|язык общения|предпочитаемый язык|рабочий язык|til|tili|тили|тілі|тил|забон|dili|dil',
    ],
    [
      'IGNORED',
      '№|no|n|nr|num|number|n п п|№ п п|п п|пп|номер|т р|t r|tr|tartib raqami|р с|қ с|т б|t b|salutation|mr ms|mr mrs|honorific|обращение|s n|sn|№ р с|т с|порядковый номер|passport|passport number|passport no|passport series|паспорт|серия и номер паспорта|номер паспорта|паспортные данные|серия паспорта|pasport|pasport raqami|паспорт рақами|инн|пинфл|jshshir|иин|пин|id|id card|signature|подпись|imzo|имзо|қолы|колу|имзои|примечание|примечания|notes|note|remarks|comments|izoh|изоҳ|ескерту|эскертүү|эзоҳ|bellik|address|адрес|manzil|манзил|visa|виза|hotel|flight|дата|date|signature date|дата и подпись|age|возраст|yoshi|жасы|жашы|стаж|опыт работы|образование|education|фото|photo|accompanying',
    ],
  ] as [ListField | 'IGNORED', string][]
).flatMap(([field, phrases]) =>
  phrases.split('|').map((phrase): [ListField | 'IGNORED', string] => [field, phrase]),
);

/** Words that begin a line below the list. */
export const totalWords =
  /^(итого|всего|общее количество|общее число|total|jami|жами|барлығы|бардыгы|баары|ҳамагӣ|ҷамъ|jemi|cəmi|yekun)(?!\p{L})/iu;

export const signatureWords =
  /^(и\.?\s?о\.?|врио|вр\.?\s?и\.?\s?о\.?|исп|исполнитель|исполнил[аи]?|подготовил[аи]?|составил[аи]?|согласовано|утверждаю|утверждено|подпись|м\s?п|начальник|зам\.? начальника|заместитель|руководитель|директор|председатель|министр|ответственн\p{L}+|контактное лицо|с уважением|дата|примечание|тел|prepared by|approved|approved by|signature|signed|head of|director|contact person|date|note|phone|tel|имзо|imzo|ijrochi|rahbar|boshliq|ижрочи|раҳбар|қолы|орындаушы|басшы|аткаруучу|жетекчи|колу|иҷрокунанда|роҳбар|ýerine ýetiriji|icraçı)(?!\p{L})/iu;

/** What a template says of the row that shows how to fill it in. */
export const exampleWords = /^(пример|образец|example|sample|namuna|намуна|үлгі|үлгү|нусха|nusga)(?!\p{L})/iu;

/** Words that are of institutions, places and titles, never of a person's name. */
export const notNames =
  /(^|[^\p{L}])(список|участник\p{L}*|министерств\p{L}+|ведомств\p{L}+|комитет\p{L}*|управлени\p{L}+|отдел\p{L}*|област\p{L}+|район\p{L}*|город\p{L}*|республик\p{L}+|служб\p{L}+|департамент\p{L}*|центр\p{L}*|агентств\p{L}+|университет\p{L}*|делегаци\p{L}+|семинар\p{L}*|тренинг\p{L}*|инспектор\p{L}*|специалист\p{L}*|начальник\p{L}*|сотрудник\p{L}*|академи\p{L}+|институт\p{L}*|прокуратур\p{L}+|таможен\p{L}+|мвд|увд|овд|ровд|гувд|гкнб|мчс|гсин|мид|гтк|ministry|academy|institute|police|customs|akademiya\p{L}*|committee|department|agency|region|district|city|republic|service|university|delegation|list|participants?|seminar|training|workshop|center|centre|office|company|vazirligi|qoʻmitasi|boshqarmasi|viloyati|tumani|shahri|roʻyxati|министрлігі|комитеті|облысы|министрлиги|облусу|шаары|вазорати|вилояти|кумитаи|ministrligi|welaýaty)(?!\p{L})/iu;
