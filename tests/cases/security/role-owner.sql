-- A role owned by another role, with members.
--- current
--- desired
CREATE ROLE a;
GO
CREATE ROLE b AUTHORIZATION a;
GO
CREATE USER u WITHOUT LOGIN;
GO
ALTER ROLE a ADD MEMBER b;
GO
ALTER ROLE b ADD MEMBER u;
--- hazards
SEC001 [a] for [b]
SEC001 [b] for [u]
SEC001 [u]
