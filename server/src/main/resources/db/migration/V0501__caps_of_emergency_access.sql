alter table glass.breaking add column repeats uuid references glass.breaking (id) on delete set null;
comment on column glass.breaking.repeats is 'The last one before for which the reader gave the same reason, of another number; null where there is none. Shown to the supervisor.';
create index breaking_repeats on glass.breaking (repeats) where repeats is not null;
