import { agencyLetters } from './agency-letters.ts'
import { companyLetters } from './company-letters.ts'
import type { LetterTemplate } from './letter-template.ts'
import { municipalityFamilyLetters } from './municipality-family-letters.ts'
import { municipalityTownLetters } from './municipality-town-letters.ts'
import { regionAndCourtLetters } from './region-and-court-letters.ts'

/** All letters that the demo nation's authorities write. */
export const letterTemplates: readonly LetterTemplate[] = [
  ...municipalityFamilyLetters,
  ...municipalityTownLetters,
  ...agencyLetters,
  ...regionAndCourtLetters,
  ...companyLetters,
]
