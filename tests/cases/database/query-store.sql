-- Query store options.
--- current-project
<QueryStoreDesiredState>Off</QueryStoreDesiredState>
--- desired-project
<QueryStoreDesiredState>ReadWrite</QueryStoreDesiredState>
--- current
--- desired
--- hazards
PERF006 Database Options
PLAN003 Database Options
