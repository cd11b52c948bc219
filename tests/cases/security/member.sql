-- A member of a role; in reverse it leaves.
--- current
CREATE ROLE [r];
GO
CREATE USER [u] WITHOUT LOGIN;
GO
--- desired
CREATE ROLE [r];
GO
CREATE USER [u] WITHOUT LOGIN;
GO
ALTER ROLE [r] ADD MEMBER [u];
GO
--- hazards
SEC001 [r] for [u]
--- steps
create role membership [r] for [u]
