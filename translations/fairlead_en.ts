<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>fairlead::ConnectionRunner</name>
    <message numerus="yes">
        <source>%n record(s) read</source>
        <translation>
            <numerusform>%n record read</numerusform>
            <numerusform>%n records read</numerusform>
        </translation>
    </message>
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
