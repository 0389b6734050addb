/** A person whom a list of the tests names; what a list leaves out is not compared. */
export type Truth = {
  family: string;
  given: string;
  patronymic: string;
  sex: 'FEMALE' | 'MALE';
  birthDate: string;
  phone: string;
  position: string;
  institution: string;
};

const of = (
  [family, given, patronymic]: [string, string, string],
  sex: Truth['sex'],
  birthDate: string,
  phone: string,
  [position, institution]: [string, string],
): Truth => ({ family, given, patronymic, sex, birthDate, phone, position, institution });

/** Everybody is invented. */
export const people: Truth[] = [
  of(['Ысмайылова', 'Айгүл', 'Бакытовна'], 'FEMALE', '1985-03-12', '+996555123456', [
    'инспектор',
    'УВД г. Ош',
  ]),
  of(['Исаков', 'Өмүрбек', 'Болотович'], 'MALE', '1979-11-30', '+996512148138', ['следователь', 'УВД г. Ош']),
  of(['Осмонова', 'Жылдыз', 'Жумабайовна'], 'FEMALE', '1990-07-04', '+996511245722', [
    'инспектор',
    'УВД г. Ош',
  ]),
  of(['Асанов', 'Бакыт', 'Токтобекович'], 'MALE', '1988-01-25', '+996515030467', [
    'начальник отдела',
    'ГКНБ',
  ]),
  of(['Токтогулова', 'Нургүл', 'Асановна'], 'FEMALE', '1993-09-17', '+996700112233', ['специалист', 'ГКНБ']),
  of(['Назаров', 'Шухрат', 'Рахимович'], 'MALE', '1982-02-17', '+996777445566', ['инспектор', 'ГКНБ']),
];

/** Names that every Cyrillic code page of the region can write. */
export const russian: Truth[] = people.filter(({ family, given }) => /^[А-яЁё]+$/.test(family + given));

export const fullName = ({ family, given, patronymic }: Truth) => `${family} ${given} ${patronymic}`;
export const dotted = ({ birthDate }: Truth) => birthDate.split('-').reverse().join('.');
export const sexIn = ({ sex }: Truth, [female, male]: readonly [string, string]) =>
  sex === 'FEMALE' ? female : male;
