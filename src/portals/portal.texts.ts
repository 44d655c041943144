import { texts } from '../platform/i18n/index.ts'

export const portalTexts = texts({
  da: {
    supportHours: 'hverdage kl. 9-15',
    problem: {
      title: 'Det lykkedes ikke',
      notFound: 'Siden findes ikke',
      internal: 'Der skete en fejl hos os',
      back: 'Tilbage til siden før',
      toFrontPage: 'Til forsiden',
      logIn: 'Log på',
      correlation: 'Korrelations-id',
      details: 'Teknisk forklaring (på engelsk)',
    },
  },
  en: {
    supportHours: 'weekdays 9 to 15',
    problem: {
      title: 'That did not work',
      notFound: 'The page does not exist',
      internal: 'Something went wrong on our side',
      back: 'Back to the page before',
      toFrontPage: 'To the front page',
      logIn: 'Log in',
      correlation: 'Correlation id',
      details: 'Technical explanation',
    },
  },
})
