import { describeKind } from './kind-fixture.ts';

// DacFx marks where in the file a user's default schema is named, so users are compared by what they mean only.
describeKind('security', {
  types: ['SqlSchema', 'SqlRole', 'SqlApplicationRole', 'SqlLogin', 'SqlPermissionStatement', 'SqlRoleMembership'],
});
