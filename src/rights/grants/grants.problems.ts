import { defineProblems } from '../../platform/problems/index.ts'

/** Why rights cannot be given, changed or taken; every interface says the same. */
export const grantProblems = defineProblems({
  'rights.employee.unknown': {
    status: 400,
    da: { message: 'Medarbejderen findes ikke.', remedy: 'Kontrollér CVR-nummeret og medarbejderens RID eller UUID. Medarbejderen skal være oprettet hos sin egen organisation.' },
    en: { message: 'The employee does not exist.', remedy: 'Check the CVR number and the employee’s RID or UUID. The employee must be registered at the own organisation.' },
  },
  'rights.employee.deactivated': {
    status: 409,
    da: { message: 'Medarbejderen er deaktiveret og kan ikke få rettigheder.', remedy: 'Genaktivér medarbejderen først.' },
    en: { message: 'The employee is deactivated and cannot be given rights.', remedy: 'Reactivate the employee first.' },
  },
  'rights.authorities.right': {
    status: 400,
    da: { message: 'Rettigheden findes kun for myndigheder.', remedy: 'Vælg en rettighed, som virksomheder kan bruge.' },
    en: { message: 'This right exists for authorities only.', remedy: 'Choose a right that companies can use.' },
  },
  'rights.not.held': {
    status: 403,
    da: { message: 'Rettigheden gælder andre organisationer og kan kun gives af en, der selv har den.', remedy: 'Bed en, der har rettigheden, eller platformens driftsoperatør om at give den.' },
    en: { message: 'This right is over other organisations and can only be given by somebody who has it.', remedy: 'Ask somebody who has the right, or the operator of the platform, to give it.' },
  },
  'rights.own': {
    status: 403,
    da: { message: 'Du kan ikke give dig selv en rettighed, du ikke har, eller have den længere.', remedy: 'Bed en anden rettighedsadministrator om at give dig den.' },
    en: { message: 'You cannot give yourself a right that you do not have, or have it for longer.', remedy: 'Ask another rights administrator to give it to you.' },
  },
  'rights.end.past': {
    status: 400,
    da: { message: 'Slutdatoen er passeret.', remedy: 'Vælg i dag eller en senere dag, eller fjern rettigheden.' },
    en: { message: 'The end date has passed.', remedy: 'Choose today or a later day, or take the right away.' },
  },
  'rights.grant.exists': {
    status: 409,
    da: { message: 'Medarbejderen har rettigheden allerede, med en anden slutdato.', remedy: 'Ret slutdatoen på den rettighed, medarbejderen har.' },
    en: { message: 'The employee has this right already, with another end date.', remedy: 'Change the end date of the right that the employee has.' },
  },
  'rights.from.group': {
    status: 409,
    da: { message: 'Rettigheden kommer fra en gruppe.', remedy: 'Fjern medarbejderen fra gruppen, eller ret gruppens rettigheder.' },
    en: { message: 'This right comes from a group.', remedy: 'Remove the employee from the group, or change the rights of the group.' },
  },
  'rights.last.administrator': {
    status: 409,
    da: { message: 'Organisationen ville stå uden en rettighedsadministrator.', remedy: 'Giv en anden medarbejder rettigheden uden slutdato først.' },
    en: { message: 'The organisation would be left without a rights administrator.', remedy: 'Give another employee the right without an end date first.' },
  },
})
