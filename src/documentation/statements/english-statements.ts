import type { Statement, StatementName } from './statement.ts'

export const englishStatements: Readonly<Record<StatementName, Statement>> = {
  accessibility: {
    title: 'Accessibility statement',
    lead: 'Everybody shall be able to use Brevdue, also with a keyboard, a screen reader, large type or without JavaScript.',
    sections: [
      {
        heading: 'How accessible is it?',
        paragraphs: [
          'The pages are built to WCAG 2.2 at level AA, on which the Danish act on the accessibility of public websites rests. They have been checked by machine with the tool axe and tried on narrow screens, with a keyboard and without JavaScript. Nobody outside the project has reviewed them yet.',
        ],
      },
      {
        heading: 'What we know not to be accessible',
        paragraphs: [],
        points: [
          'Documents in letters are the sender’s. A PDF without tags may be hard to read with a screen reader. The sender can send the letter in another form.',
          'Technical names, codes and examples in the documentation are in English in all languages.',
        ],
      },
      {
        heading: 'Did you meet an obstacle?',
        paragraphs: [
          'Write to or call the support named at the foot of every page, and tell what you wanted to do and what went wrong. If that does not help, you can complain to the Danish Agency for Digital Government, which supervises the act.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacy policy',
    lead: 'What Brevdue stores about you, why, and who can see it.',
    sections: [
      {
        heading: 'Who is responsible?',
        paragraphs: ['Whoever runs this installation of Brevdue is the data controller of its operation. The sender of a letter is responsible for what it says. Contact details stand at the foot of every page.'],
      },
      {
        heading: 'What is stored?',
        paragraphs: [],
        points: [
          'Letters to you, exactly as they were sent. They are stored encrypted, and on the pages only you can read them. A company’s letters are read by those of its employees who have the right.',
          'Name, CPR or CVR number, address and your enrolment, as they stand in the public registers.',
          'A log of what happens to your letters and your data. A sender can see that a letter was delivered, but never whether you opened it.',
        ],
      },
      {
        heading: 'What is not stored?',
        paragraphs: ['There are no visitor statistics and no tracking. Nothing on the pages is fetched from others. Names, numbers and titles of letters do not stand in the server’s operating log.'],
      },
      {
        heading: 'Your rights',
        paragraphs: ['You can ask the controller for access, correction and in some cases erasure, and you can complain to the Danish Data Protection Agency. Legally binding letters and the log about them must be kept as long as the law demands.'],
      },
      { heading: 'In a sandbox', paragraphs: ['Where it says SANDBOX at the top, all persons, companies and letters are made up, and nothing leaves the machine. Do not put real data in.'] },
    ],
  },
  cookies: {
    title: 'Cookies',
    lead: 'Brevdue only uses cookies without which the pages would not work. That is why we do not ask for consent.',
    sections: [
      {
        heading: 'Those we set',
        paragraphs: [],
        points: [
          'brevdue: keeps you logged in. It goes when you log out or close the browser, and lasts eight hours at most unless the operator chose otherwise.',
          'brevdue-login: ties a login under way to your browser.',
          'language: remembers the language you have chosen for a year.',
        ],
      },
      {
        heading: 'In your own browser',
        paragraphs: ['The pages can remember in your browser which explanations you have unfolded. That is not sent to us.'],
      },
      { heading: 'Others', paragraphs: ['Nobody else sets cookies here. When you log in at an identity provider, its own rules for cookies apply on its pages.'] },
    ],
  },
}
