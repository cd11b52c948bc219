-- Query store options.
--- current-project
<QueryStoreDesiredState>Off</QueryStoreDesiredState>
--- desired-project
<QueryStoreDesiredState>ReadWrite</QueryStoreDesiredState>
--- current
--- desired
