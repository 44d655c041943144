import { texts } from '../platform/i18n/index.ts'

export const loginTexts = texts({
  da: {
    choose: {
      title: 'Log på',
      lead: 'Vælg, hvordan du vil logge på.',
    },
    loggedOut: {
      title: 'Du er logget af',
      body: 'Du bliver nu også logget af hos login-tjenesten.',
      link: 'Fortsæt til login-tjenesten',
    },
  },
  en: {
    choose: {
      title: 'Log in',
      lead: 'Choose how to log in.',
    },
    loggedOut: {
      title: 'You are logged out',
      body: 'You are now being logged out of the login service too.',
      link: 'Continue to the login service',
    },
  },
})
