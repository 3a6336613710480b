import { type Connection, Schema } from 'mongoose';

export interface AuthorDocument {
  /** Subject of the token with which the author signed in. */
  readonly _id: string;
  readonly name: string;
  readonly email: string | null;
}

export interface NoteDocument {
  readonly _id: string;
  readonly title: string;
  readonly text: string;
  readonly authorId: string;
  readonly createdAt: Date;
}

// Collections and indexes are made by migrations, not by whichever process comes first
const options = { versionKey: false, autoIndex: false, autoCreate: false } as const;

const authorSchema = new Schema<AuthorDocument>(
  {
    _id: { type: String, maxlength: 128 },
    name: { type: String, required: true, maxlength: 120 },
    email: { type: String, maxlength: 254, default: null },
  },
  options,
);

const noteSchema = new Schema<NoteDocument>(
  {
    _id: { type: String },
    title: { type: String, required: true, maxlength: 120 },
    // Empty texts are texts
    text: { type: String, default: '' },
    authorId: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  options,
);

/** The collections of a connection. */
export function modelsOf(connection: Connection) {
  return {
    authors: connection.model<AuthorDocument>('Author', authorSchema, 'authors'),
    notes: connection.model<NoteDocument>('Note', noteSchema, 'notes'),
  };
}

export type Models = ReturnType<typeof modelsOf>;
