create table matching.model (
    version integer primary key check (version >= 2),
    parameters text not null check (length(parameters) >= 1 and length(parameters) <= 8000),
    proposal_id uuid not null unique references approval.proposal (id),
    approved_at timestamptz not null
);
comment on table matching.model is 'The parameters by which descriptions of people are compared, as two people approved them. The highest version is in use; version 1 comes with the program.';
comment on column matching.model.version is 'Names it on whatever rests on it.';
comment on column matching.model.parameters is 'The file that bin/learn-matching wrote.';
comment on column matching.model.proposal_id is 'By which decision.';
comment on column matching.model.approved_at is 'Since when.';
grant select, insert on matching.model to "${application}";

insert into retention.kept (table_name, class) values ('matching.model', 'PUBLIC');
