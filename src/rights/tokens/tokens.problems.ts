import { defineProblems } from '../../platform/problems/index.ts'

export const tokenProblems = defineProblems({
  'token.invalid': {
    status: 401,
    da: { message: 'Adgangstokenet mangler, er udløbet eller er trukket tilbage.', remedy: 'Lav et nyt i Rettighedsportalen, og send det som Authorization: Bearer.' },
    en: { message: 'The access token is missing, has expired or was revoked.', remedy: 'Make a new one in the rights portal and send it as Authorization: Bearer.' },
  },
  'token.level.too.low': {
    status: 403,
    da: { message: 'Et adgangstoken kan kun laves med et sikkert login (betydelig eller høj).', remedy: 'Log på igen med MitID eller et andet sikkert login.' },
    en: { message: 'An access token can only be made with a strong login (substantial or high).', remedy: 'Log in again with a strong login.' },
  },
})
