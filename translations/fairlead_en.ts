<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>fairlead::AccessPanel</name>
    <message numerus="yes">
        <source>%1: for %n second(s) so far</source>
        <translation>
            <numerusform>%1: for %n second so far</numerusform>
            <numerusform>%1: for %n seconds so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) should be changed.</source>
        <translation>
            <numerusform>%n thing should be changed.</numerusform>
            <numerusform>%n things should be changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionRunner</name>
    <message numerus="yes">
        <source>%n change(s) that were not sent yet were taken over.</source>
        <translation>
            <numerusform>%n change that was not sent yet was taken over.</numerusform>
            <numerusform>%n changes that were not sent yet were taken over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::Diagnosis</name>
    <message numerus="yes">
        <source>%1, %n further authority(ies)</source>
        <translation>
            <numerusform>%1, %n further authority</numerusform>
            <numerusform>%1, %n further authorities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) apart from the server&apos;s</source>
        <translation>
            <numerusform>%n second apart from the server&apos;s</numerusform>
            <numerusform>%n seconds apart from the server&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) apart from the server&apos;s.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n second apart from the server&apos;s.</numerusform>
            <numerusform>This computer&apos;s clock is %n seconds apart from the server&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::Drift</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::Error</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::Expiry</name>
    <message numerus="yes">
        <source>%1 expires in %n day(s).</source>
        <translation>
            <numerusform>%1 expires in %n day.</numerusform>
            <numerusform>%1 expires in %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::JobsVerb</name>
    <message numerus="yes">
        <source>, %n field(s)</source>
        <translation>
            <numerusform>, %n field</numerusform>
            <numerusform>, %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::SalesforceSetup</name>
    <message numerus="yes">
        <source>All %n licence(s) “Salesforce Integration” are in use.</source>
        <translation>
            <numerusform>The %n licence “Salesforce Integration” is in use.</numerusform>
            <numerusform>All %n licences “Salesforce Integration” are in use.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n licence(s) “Salesforce API Integration” are in use.</source>
        <translation>
            <numerusform>The %n licence “Salesforce API Integration” is in use.</numerusform>
            <numerusform>All %n licences “Salesforce API Integration” are in use.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::SecretStore</name>
    <message numerus="yes">
        <source>This is too long for the keychain: at most %n byte(s) can be kept.</source>
        <translation>
            <numerusform>This is too long for the keychain: at most %n byte can be kept.</numerusform>
            <numerusform>This is too long for the keychain: at most %n bytes can be kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::SyncVerb</name>
    <message numerus="yes">
        <source>    %n deletion(s) wait for a yes: fairleadctl deletions</source>
        <translation>
            <numerusform>    %n deletion waits for a yes: fairleadctl deletions</numerusform>
            <numerusform>    %n deletions wait for a yes: fairleadctl deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>    %n record(s) may be in the CRM already: fairleadctl jobs</source>
        <translation>
            <numerusform>    %n record may be in the CRM already: fairleadctl jobs</numerusform>
            <numerusform>    %n records may be in the CRM already: fairleadctl jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>    %n record(s) are not visible to the integration user any more</source>
        <translation>
            <numerusform>    %n record is not visible to the integration user any more</numerusform>
            <numerusform>    %n records are not visible to the integration user any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n change(s) that the CRM has refused wait: fairleadctl jobs</source>
        <translation>
            <numerusform>%1: %n change that the CRM has refused waits: fairleadctl jobs</numerusform>
            <numerusform>%1: %n changes that the CRM has refused wait: fairleadctl jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::Withdrawal</name>
    <message numerus="yes">
        <source>The consent is withdrawn at Microsoft: %n grant(s) ended.</source>
        <translation>
            <numerusform>The consent is withdrawn at Microsoft: %n grant ended.</numerusform>
            <numerusform>The consent is withdrawn at Microsoft: %n grants ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::WithdrawalDialog</name>
    <message numerus="yes">
        <source>%n grant(s) ended at Microsoft.</source>
        <translation>
            <numerusform>%n grant ended at Microsoft.</numerusform>
            <numerusform>%n grants ended at Microsoft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::crm</name>
    <message numerus="yes">
        <source>It is %n minute(s) fast.</source>
        <translation>
            <numerusform>It is %n minute fast.</numerusform>
            <numerusform>It is %n minutes fast.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) slow.</source>
        <translation>
            <numerusform>It is %n minute slow.</numerusform>
            <numerusform>It is %n minutes slow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ui::AnswerText</name>
    <message numerus="yes">
        <source>You settled %n conflict(s): the CRM&apos;s side was kept.</source>
        <translation>
            <numerusform>You settled %n conflict: the CRM&apos;s side was kept.</numerusform>
            <numerusform>You settled %n conflicts: the CRM&apos;s side was kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You settled %n conflict(s): the side here was kept.</source>
        <translation>
            <numerusform>You settled %n conflict: the side here was kept.</numerusform>
            <numerusform>You settled %n conflicts: the side here was kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You undid %n decision(s).</source>
        <translation>
            <numerusform>You undid %n decision.</numerusform>
            <numerusform>You undid %n decisions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ChecksDialog</name>
    <message numerus="yes">
        <source>%n thing(s) should be changed.</source>
        <translation>
            <numerusform>%n thing should be changed.</numerusform>
            <numerusform>%n things should be changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConflictsPage</name>
    <message numerus="yes">
        <source>  and %n more field(s)</source>
        <translation>
            <numerusform>  and %n more field</numerusform>
            <numerusform>  and %n more fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) are chosen; an answer holds for all of them.</source>
        <translation>
            <numerusform>%n conflict is chosen.</numerusform>
            <numerusform>%n conflicts are chosen; an answer holds for all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConnectionCard</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ui::JobsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. If both sides changed: %2. Every %n minute(s).</source>
        <translation>
            <numerusform>%1. If both sides changed: %2. Every minute.</numerusform>
            <numerusform>%1. If both sides changed: %2. Every %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ui::StatusText</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
</TS>
