-- An address that turns out to be none brings back what it ended, and joined records share what one of them says.
alter table supervision.case_file
    add column was_without_residence_since date,
    add column without_residence_joined boolean not null default false,
    add check (was_without_residence_since is null or habitual_locality is not null),
    add check (was_without_residence_since is null or without_residence_since is null);
comment on column supervision.case_file.was_without_residence_since is 'Since when the person had no fixed residence until an address ended that: it holds again where no such address is left; null where none ended it.';
comment on column supervision.case_file.without_residence_joined is 'Whether that day is known from a record that is joined with this one, and goes when they are parted.';
