import { defineProblems } from '../../platform/problems/index.ts'

export const tokenProblems = defineProblems({
  'token.invalid': {
    status: 401,
    da: { message: 'Adgangstokenet mangler, er udløbet eller er trukket tilbage.', remedy: 'Lav et nyt i Rettighedsportalen, og send det som Authorization: Bearer.' },
    en: { message: 'The access token is missing, has expired or was revoked.', remedy: 'Make a new one in the rights portal and send it as Authorization: Bearer.' },
  },
})
