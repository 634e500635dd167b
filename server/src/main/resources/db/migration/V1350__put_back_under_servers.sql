-- A database that was put back under running servers: until it is put right the public is told nothing that may be past.
create or replace view restore.held as
select id, coalesce(restored_at, noticed_at) as since, restored_at is not null as put_right
from restore.restoration where released_at is null;
comment on column restore.held.put_right is 'False where a running server noticed it, and bin/nsor after-restore was not run yet: who was taken off the register since may be on it again.';
