import { fieldOf, type Person } from './person.page.js';

export async function toSecondPage(person: Person): Promise<void> {
  await person.click('.root > p button');
  await person.at('who');
  await person.type('name', '王秀英');
  await person.type('phone', '13812345678');
  await person.page.press('Enter');
  await person.at('what');
}

/** With answers that are in order, and more. */
export async function atCheck(person: Person, more: object = {}): Promise<Person> {
  await toSecondPage(person);
  await person.page.evaluate(
    (answers) => {
      document.querySelector('civic-form')?.prefill(answers);
      document.querySelector('civic-form')?.show('check');
    },
    { occasion: 'meeting', day: '2027-02-12', guests: '120', fire: false, clean: true, ...more },
  );
  await person.at('check');
  return person;
}

export async function agreeAndSend(person: Person): Promise<void> {
  await person.click(fieldOf('$consent'));
  await person.click('form button.main');
  await person.at('sent');
}
