import { expect, it } from 'vitest';
import { matchHeader } from './rules';

it.each([
  [
    'fullName',
    'ФИО|Ф.И.О.|Ф. И. О.|ФИO|Фамилия, имя, отчество|F.I.Sh.|F.I.SH|Ф.И.Ш.|Full name|Name and surname|Аты-жөні|Аты-жөнү|Ному насаб|Ady we familiýasy|Ф.И.О. участника|Фамилия Имя Отчество (полностью)|Name of participant|Participant’s name|Тегі, аты, әкесінің аты',
  ],
  [
    'familyName',
    'Фамилия|Family name|Last Name|Surname|Familiyasi|Фамилияси|Тегі|Насаб|Familiýasy|Фамилиясы|Фамлия|SURNAME',
  ],
  ['givenName', 'Имя|Given name|First name|Ismi|Исми|Аты|Ном|Ady'],
  [
    'patronymic',
    'Отчество|Patronymic|Otasining ismi|Отасининг исми|Әкесінің аты|Атасынын аты|Номи падар|Atasynyň ady|Отчество (при наличии)',
  ],
  [
    'latinName',
    'Имя латиницей|ФИО (латинскими буквами)|Name in passport|Name as in passport|ФИО на английском языке|Full name (as in passport)',
  ],
  ['latinFamilyName', 'Фамилия (латинскими буквами)|Surname (Latin)|Surname as in passport'],
  ['sex', 'Пол|Sex|Gender|M/F|Jinsi|Жинси|Жынысы|Ҷинс|Jynsy|м/ж|Пол (м/ж)'],
  [
    'institution',
    'Организация|Учреждение|Ведомство|Место работы|Название организации|Organisation|Institution|Tashkilot|Ташкилоти|Мекеме|Ұйым|Уюм|Муассиса|Edara|Подразделение|Наименование организации|Organization name|Учереждение',
  ],
  [
    'position',
    'Должность|Position|Job title|Lavozimi|Лавозими|Лауазымы|Кызматы|Вазифа|Wezipesi|Занимаемая должность|Должность, звание|Дожность',
  ],
  ['country', 'Страна|Country|Mamlakat|Давлат|Ел|Өлкө|Кишвар|Ýurdy'],
  [
    'birthDate',
    'Дата рождения|Date of birth|DOB|Tugʻilgan sanasi|Tug`ilgan sanasi|Туғилган санаси|Туған күні|Туулган күнү|Санаи таваллуд|Doglan senesi|Дата рожд.|Д.р.|Год рождения|Число, месяц, год рождения',
  ],
  [
    'phone',
    'Телефон|Phone|Mobile|Тел.|Моб. тел.|Номер телефона|Контактный телефон|Telefon raqami|Телефоны|Контактные данные (телефон)|Mobile phone number',
  ],
  ['email', 'E-mail|Email|Эл. почта|Электронная почта|e-mail address|Адрес эл. почты|Elektron pochta'],
  ['sector', 'Sector|Сектор'],
  ['language', 'Language|Язык|Til'],
  ['IGNORED', '№|№ п/п|N|T/r|Т/р|No.|#|Паспорт|Серия и номер паспорта|Примечание|Подпись|Р/с'],
])('knows %s in the languages of the lists', (field, ways) => {
  for (const way of ways.split('|')) expect([way, matchHeader(way)?.field]).toEqual([way, field]);
});

it.each([
  'Список участковых инспекторов и инспекторов ИДН — г. Бишкек',
  'Семинар по новым психоактивным веществам, г. Алматы',
  'Исаков Алмаз Кадырович',
  '+996 512 148138',
  '12',
])('takes %s for no header', (text) => {
  expect(matchHeader(text)?.confidence ?? 0).toBeLessThan(0.62);
});
