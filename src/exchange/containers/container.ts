import type { PartyId } from '../../parties/index.ts'
import type { Brand } from '../../platform/brand.ts'
import type { Lane } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { TransmissionId } from '../letter.ts'

/*
 * A container: received → taken in, slice by slice → ended
 *
 * received   its archive was read to the end and is as it must be; its letters stand in a pack, none of them is a letter yet
 * taken in   part beside part, in each entry after entry, up to the entry `released`: all of a bulk container, of a mailing as many as its staff lets go
 * ended      every entry was handled: it became a letter, was one already, or is named with what is wrong with it; the pack is gone
 */

/** Also the id of its pack's content; a UUIDv7 of the business time at which it came. */
export type ContainerId = Brand<string, 'ContainerId'>

/** A stretch of a container that one worker at a time takes in; the subject of its work. */
export type PartId = Brand<string, 'PartId'>

/** How a container came. */
export type ContainerWay = 'REST' | 'SFTP' | 'PORTAL'

export type ContainerLane = Exclude<Lane, 'single'>

/** Whose letters are taken in, and by which road. */
export interface ContainerSender {
  readonly containerId: ContainerId
  readonly transmissionId: TransmissionId
  readonly senderId: PartyId
  readonly systemId: SystemId
  readonly lane: ContainerLane
}
