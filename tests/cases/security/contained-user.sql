-- A user with a password of its own is not deployable without it: reported.
--- project
<Containment>Partial</Containment>
--- current
--- desired
CREATE USER u WITHOUT LOGIN;
