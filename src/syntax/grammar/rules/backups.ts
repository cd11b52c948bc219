/** BACKUP, RESTORE and DBCC. */
export const backupRules = `
backup_statement = (BACKUP | DUMP)
  ( CERTIFICATE name TO FILE '=' string [WITH private_key]
  | [SERVICE] MASTER KEY TO FILE '=' string by_password
  | (DATABASE (name | variable) [backed_up_files ,...] | (LOG | TRAN | TRANSACTION) (name | variable))
    [TO device ,... {MIRROR TO device ,...}] [WITH backup_option ,...] )
restore_statement = (RESTORE | LOAD)
  ( SERVICE MASTER KEY FROM FILE '=' string DECRYPTION BY PASSWORD '=' string [FORCE]
  | MASTER KEY FROM FILE '=' string DECRYPTION BY PASSWORD '=' string by_password [FORCE]
  | ((DATABASE | LOG | TRAN | TRANSACTION) (name | variable) [backed_up_files ,...] [FROM device ,...] | (FILELISTONLY | VERIFYONLY | LABELONLY | REWINDONLY | HEADERONLY) FROM device ,...)
    [WITH restore_option ,...] )
backed_up_files = (FILE | FILEGROUP) '=' (string | variable | '(' (string | variable) ,... ')') | PAGE '=' (string | variable) | READ_WRITE_FILEGROUPS
device = (DISK | TAPE | VIRTUAL_DEVICE | DATABASE_SNAPSHOT | URL) '=' (string | variable) | name | variable
backup_option =
    ENCRYPTION '(' ALGORITHM '=' key_algorithm ',' server_encryptor '=' name ')'
  | (STATS | BLOCKSIZE | BUFFERCOUNT | MAXTRANSFERSIZE | STANDBY | EXPIREDATE | RETAINDAYS | NAME | DESCRIPTION | PASSWORD | MEDIANAME | MEDIADESCRIPTION
    | MEDIAPASSWORD | ENHANCEDINTEGRITY) '=' ([sign] integer | variable | string)
  | NORECOVERY | TRUNCATE_ONLY | NO_LOG | NO_TRUNCATE | UNLOAD | NOUNLOAD | REWIND | NOREWIND | FORMAT | NOFORMAT | INIT | NOINIT | SKIP | NOSKIP | RESTART
  | STATS | DIFFERENTIAL | SNAPSHOT | CHECKSUM | NO_CHECKSUM | CONTINUE_AFTER_ERROR | STOP_ON_ERROR | COPY_ONLY | COMPRESSION | NO_COMPRESSION
restore_option =
    filestream_options | MOVE (string | variable) TO (string | variable)
  | (STOPATMARK | STOPBEFOREMARK) '=' (string | variable) [AFTER (string | variable)]
  | (FILE | STATS | STOPAT | MEDIANAME | MEDIAPASSWORD | PASSWORD | BLOCKSIZE | BUFFERCOUNT | MAXTRANSFERSIZE | STANDBY | ENHANCEDINTEGRITY | SNAPSHOTRESTOREPHASE)
    '=' ([sign] integer | variable | string)
  | NO_LOG | CHECKSUM | NO_CHECKSUM | CONTINUE_AFTER_ERROR | STOP_ON_ERROR | UNLOAD | NOUNLOAD | REWIND | NOREWIND | STATS | NORECOVERY | RECOVERY | REPLACE
  | RESTART | VERBOSE | LOADHISTORY | DBO_ONLY | RESTRICTED_USER | PARTIAL | SNAPSHOT | KEEP_REPLICATION | KEEP_TEMPORAL_RETENTION | ONLINE
  | COMMIT_DIFFERENTIAL_BASE | SNAPSHOT_IMPORT | NEW_BROKER | ENABLE_BROKER | ERROR_BROKER_CONVERSATIONS

-- What is no command of DBCC is the name of an extended procedure's library, which it frees.
dbcc_statement = DBCC bare_word ['(' [dbcc_argument ,...] ')'] [WITH (dbcc_joined_option JOIN dbcc_joined_option {JOIN dbcc_joined_option} | dbcc_option ,...)]
dbcc_argument = [bare_word '='] (literal | variable | odbc_value | name)
dbcc_joined_option = STAT_HEADER | DENSITY_VECTOR
dbcc_option =
    ALL_ERRORMSGS | COUNT_ROWS | NO_INFOMSGS | TABLERESULTS | TABLOCK | STAT_HEADER | DENSITY_VECTOR | HISTOGRAM_STEPS | ESTIMATEONLY | FAST | ALL_LEVELS
  | ALL_INDEXES | PHYSICAL_ONLY | ALL_CONSTRAINTS | STATS_STREAM | HISTOGRAM | DATA_PURITY | MARK_IN_USE_FOR_REMOVAL | EXTENDED_LOGICAL_CHECKS
`;
