-- A user of a partially contained database.
--- project
<Containment>Partial</Containment>
--- current
--- desired
CREATE USER u WITHOUT LOGIN;
--- hazards
SEC001 [u]
