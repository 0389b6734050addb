'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { archiveVenue, changeVenue, createVenue, restoreVenue } from '@/lib/runs/venues/commands';
import { addRooms, changeRoom, removeRoom } from '@/lib/runs/venues/rooms/commands';
import { roomSchema, roomsSchema, venueChangeSchema, venueSchema } from '@/lib/runs/venues/schema';

const ofVenue = z.object({ venueId: z.uuid() });
const ofRoom = z.object({ roomId: z.uuid() });

export const create = action
  .inputSchema(venueSchema)
  .action(({ parsedInput, ctx }) => createVenue(ctx.actor, parsedInput));

export const change = action
  .inputSchema(venueChangeSchema.extend(ofVenue.shape))
  .action(({ parsedInput: { venueId, ...input }, ctx }) => changeVenue(ctx.actor, venueId, input));

export const archive = action
  .inputSchema(ofVenue)
  .action(({ parsedInput: { venueId }, ctx }) => archiveVenue(ctx.actor, venueId));

export const restore = action
  .inputSchema(ofVenue)
  .action(({ parsedInput: { venueId }, ctx }) => restoreVenue(ctx.actor, venueId));

export const addRoomsTo = action
  .inputSchema(roomsSchema.extend(ofVenue.shape))
  .action(({ parsedInput: { venueId, rooms }, ctx }) => addRooms(ctx.actor, venueId, rooms));

export const saveRoom = action
  .inputSchema(roomSchema.extend(ofRoom.shape))
  .action(({ parsedInput: { roomId, ...input }, ctx }) => changeRoom(ctx.actor, roomId, input));

export const dropRoom = action
  .inputSchema(ofRoom)
  .action(({ parsedInput: { roomId }, ctx }) => removeRoom(ctx.actor, roomId));
