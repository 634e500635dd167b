-- Why a conviction no longer stands, also where it ended by a compromise, which the offences of this register do not allow.
alter table conviction.quashing drop constraint quashing_reason_check;
alter table conviction.quashing add constraint quashing_reason_check check (reason in (
    'ACQUITTED_ON_APPEAL', 'RETRIAL_ORDERED', 'COMPROMISE_FORGIVEN', 'COMPROMISE_PAID', 'COMPROMISE_STATEMENT'));
