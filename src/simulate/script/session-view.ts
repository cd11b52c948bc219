import type { Row } from '../../formats/catalog-rows.ts';
import type { Session } from './session.ts';

/** A view whose rows are made of the session's catalog when a query asks for them. */
export type View = (s: Session) => Iterable<Row>;
