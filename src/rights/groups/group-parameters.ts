import { z } from 'zod'
import { generalProblems } from '../../platform/problems/index.ts'
import type { GroupId } from '../grants/grant.ts'

/** An id in an address, in the form that rows have. */
const id = <Id extends string>() => z.uuid().transform((text) => text.toLowerCase() as Id) // branding

/** The id of a part of a group in an address. */
export const partId = id

/** What all pages of one group declare. */
export const ofGroup = { action: 'rights.manage', parameters: z.object({ id: id<GroupId>() }), problems: [generalProblems['not.found']] } as const
