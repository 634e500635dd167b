-- Legal aid, psychologists and shelters, to whom a crisis cell refers a survivor, have accounts in the survivors' vault.
alter table access.account_role drop constraint account_role_role_check;
alter table access.account_role add constraint account_role_role_check check (role in ('ADMINISTRATOR', 'AUDITOR',
    'COURT_CLERK', 'DIRECTORY_KEEPER', 'DISTRICT_SUPERVISOR', 'INVESTIGATING_OFFICER', 'NATIONAL_SUPERVISOR', 'OVERSIGHT',
    'PRISON_CLERK', 'PROSECUTOR', 'PROVINCIAL_SUPERVISOR', 'REGISTRAR', 'SUPERVISING_OFFICER', 'SUPPORT_ADVISER',
    'SUPPORT_SERVICE'));
alter table accessreview.officer_day drop constraint officer_day_role_check;
alter table accessreview.officer_day add constraint officer_day_role_check check (role in ('ADMINISTRATOR', 'AUDITOR',
    'COURT_CLERK', 'DIRECTORY_KEEPER', 'DISTRICT_SUPERVISOR', 'INVESTIGATING_OFFICER', 'NATIONAL_SUPERVISOR', 'OVERSIGHT',
    'PRISON_CLERK', 'PROSECUTOR', 'PROVINCIAL_SUPERVISOR', 'REGISTRAR', 'SUPERVISING_OFFICER', 'SUPPORT_ADVISER',
    'SUPPORT_SERVICE'));
