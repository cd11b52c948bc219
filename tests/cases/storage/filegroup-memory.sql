-- A filegroup for memory-optimised data.
--- current
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP MO CONTAINS MEMORY_OPTIMIZED_DATA;
--- hazards
PLAN003 [MO]
