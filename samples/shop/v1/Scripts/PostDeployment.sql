:r "./Reference data/Countries.sql"
