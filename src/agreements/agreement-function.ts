import type { AdminFunction } from '../administration/index.ts'

/** The connection agreement at `/admin`: all there is until it is approved, and gone from the menu afterwards (3.1.1). */
export const agreementFunction: AdminFunction = {
  href: '/admin/agreement',
  action: 'agreement.accept',
  isShown: ({ organisation }) => !organisation.isConnected,
  texts: {
    da: { tab: 'Tilslutningsaftale', title: 'Tilslutningsaftale', text: 'Acceptér aftalen, og udpeg en rettighedsadministrator, så myndigheden kan bruge Digital Post.' },
    en: { tab: 'Connection agreement', title: 'Connection agreement', text: 'Accept the agreement and name a rights administrator, so that the authority can use Digital Post.' },
  },
}

export const agreementPaths = {
  own: agreementFunction.href,
  text: `${agreementFunction.href}/text`,
  new: `${agreementFunction.href}/new`,
} as const

/** The signed file, for the organisation's own people. */
export const ownFilePath = (agreementId: string): string => `${agreementFunction.href}/files/${agreementId}`
