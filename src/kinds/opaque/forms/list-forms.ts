import { readObjectName } from '../../../statements/names.ts';
import type { CarriedForm } from './carried-form.ts';
import { authorizationOf, readAuthorization } from './carried-form.ts';

/** CREATE SEARCH PROPERTY LIST name [ AUTHORIZATION owner ]; one made FROM another stays a text. */
export const propertyListForm: CarriedForm = {
  element: 'SqlSearchPropertyList',
  word: 'SEARCH PROPERTY LIST',
  owned: true,
  read: (c) => ({ relationships: { Authorizer: readAuthorization(c) } }),
  write: (element) => `CREATE SEARCH PROPERTY LIST ${element.name}${authorizationOf(element)};`,
};

/**
 * CREATE FULLTEXT STOPLIST name [ FROM { SYSTEM STOPLIST | name } ] [ AUTHORIZATION owner ]: what it was made from is not told by a
 * package, nor by a server, and kept beside the element for the statement's sake.
 */
export const stopListForm: CarriedForm = {
  element: 'SqlFullTextStopList',
  word: 'FULLTEXT STOPLIST',
  owned: true,
  more: true,
  read: (c) => {
    if (c.accept('FROM') && !c.accept('SYSTEM', 'STOPLIST')) readObjectName(c);
    return { relationships: { Authorizer: readAuthorization(c) } };
  },
  write: (element) => `CREATE FULLTEXT STOPLIST ${element.name}${authorizationOf(element)};`,
};
