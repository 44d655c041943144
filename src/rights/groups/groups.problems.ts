import { defineProblems } from '../../platform/problems/index.ts'
import { maxGroupNameLength } from './group.ts'

export const groupProblems = defineProblems({
  'rights.group.name': {
    status: 400,
    da: { message: `Gruppens navn mangler eller er over ${maxGroupNameLength} tegn.`, remedy: 'Giv gruppen et kort navn, der siger, hvem den er til.' },
    en: { message: `The name of the group is missing or has more than ${maxGroupNameLength} characters.`, remedy: 'Give the group a short name that says whom it is for.' },
  },
  'rights.group.name.taken': {
    status: 409,
    da: { message: 'Organisationen har allerede en gruppe med det navn.', remedy: 'Vælg et andet navn, eller ret den gruppe, der findes.' },
    en: { message: 'The organisation has a group of this name already.', remedy: 'Choose another name, or change the group that exists.' },
  },
})
