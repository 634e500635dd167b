alter table intake.quarantine_reason drop constraint quarantine_reason_code_check;
alter table intake.quarantine_reason add constraint quarantine_reason_code_check check (code in ('AMBIGUOUS_CONVICTION',
    'AMBIGUOUS_COURT', 'AMBIGUOUS_DISTRICT', 'AMBIGUOUS_POLICE_STATION', 'CNIC_OF_ANOTHER', 'CONTRADICTS_RECORD',
    'CONVICTION_KNOWN', 'FORMER_DISTRICT', 'PERHAPS_KNOWN', 'POSSIBLE_DUPLICATE', 'STATION_ELSEWHERE', 'TEXT_STOPPED',
    'UNKNOWN_CONVICTION', 'UNKNOWN_COURT', 'UNKNOWN_DISTRICT', 'UNKNOWN_PERSON', 'UNKNOWN_POLICE_STATION', 'UNKNOWN_SECTION',
    'UNKNOWN_STAY'));

comment on column intake.message.original is 'The body byte for byte, encrypted with AES-256-GCM; the context is intake/1. Of a message that went back because of a text that was stopped it is {}.';
grant update (original, wrapped_key) on intake.message to "${application}";
