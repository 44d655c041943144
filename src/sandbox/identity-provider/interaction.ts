import type { Interaction } from 'oidc-provider'
import type { LevelOfAssurance } from '../../login/index.ts'
import { loginProblems } from '../../login/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { EmbeddedProvider } from './open-identity-provider.ts'

/** The provider's question who somebody is; only the browser that it was put to can go on from the answer. */
export type { Interaction }

/** Throws login.attempt.unknown when it was answered or took too long. */
export async function getInteraction({ provider }: EmbeddedProvider, uid: string): Promise<Interaction> {
  const interaction = await (await provider()).Interaction.find(uid)
  if (interaction === undefined) throw new Problem(loginProblems['login.attempt.unknown'])
  return interaction
}

/** Answers the question, and says where the browser goes on. */
export async function finishInteraction(interaction: Interaction, accountId: string, acr: LevelOfAssurance): Promise<string> {
  // The library's own `interactionResult` does the same from a raw request, which routes do not see.
  Object.assign(interaction, { result: { login: { accountId, acr, remember: false } } })
  await interaction.persist()
  return interaction.returnTo
}
