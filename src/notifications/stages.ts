import { defineStage } from '../platform/work/index.ts'

export const sendEmailStage = defineStage('send-email', { da: 'E-mails', en: 'E-mails' })
