<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>QWebEnginePage</name>
    <message>
        <source>Are you sure you want to leave this page?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Address</name>
    <message>
        <source>This is not exactly an address of the added cloud “%1”: there, host, port and http or https must be as in its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a Salesforce nor a Dynamics 365 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address from the browser while the CRM is open, and paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text is too long to be an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CRM&apos;s address begins with https://, this one with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address contains “%1”, a character that no CRM address has; it may be a look-alike of another letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the address by hand, or copy it from the browser while the CRM is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address contains a name in another script (“xn--”); it may imitate another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” contains characters that an address cannot have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only letters, digits, hyphens and dots belong before the first slash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address belongs to the cloud “%1”, which is not the one chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the cloud “%1”, or paste an address of the chosen one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” only looks like a CRM address: what counts is its end, “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not sign in there. Copy the address from the browser while the CRM is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a Salesforce address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends in .my.salesforce.com or .lightning.force.com: copy it from the browser while Salesforce is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a Dynamics 365 online address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like organisation.crm4.dynamics.com: copy it from the browser while Dynamics 365 is open. Installations on a server of your own are not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean one of these: %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An environment&apos;s address looks like organisation.crm4.dynamics.com: copy it from the browser while Dynamics 365 is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a Microsoft portal, and this link does not say which environment is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the environment there and copy the address again, or copy the address from the browser while Dynamics 365 is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has more parts than an environment&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a service of Microsoft&apos;s, not an environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an organisation&apos;s name: it has 1 to 63 letters, digits and inner hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a region of Dynamics 365 that Fairlead knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is where people of every organisation sign in; it does not say which one is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lacks the name of the organisation before the region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belonged to Microsoft&apos;s German cloud, which closed in October 2021.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator for the address the organisation was moved to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to %2, not to a Dynamics 365 environment with a CRM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” leads through Microsoft Defender for Cloud Apps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is only a name; the region is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lacks the region between the name and dynamics.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a Salesforce address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Salesforce as your CRM, or paste a Dynamics 365 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has no host name between its slashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Outlook link does not contain an address that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation&apos;s address ends in .my.salesforce.com: in Salesforce, see Setup, My Domain, or copy the address from the browser while Salesforce is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has more parts than an organisation&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a complete name: between two dots stand letters, digits and inner hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lacks the name of the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a server that many organisations share; it does not say which one is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is only a name, not yet an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to %2, another product of Salesforce&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” mixes two kinds of addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a website of Salesforce&apos;s, not an organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an organisation&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a public site of the old kind, not an organisation&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the number of a server, not an organisation&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a Microsoft Dynamics 365 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Microsoft Dynamics 365 as your CRM, or paste a Salesforce address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address contains a backslash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands before the @ does not belong to an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it, together with the @, if the rest is really your organisation&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce answers on port 443 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the colon and the number after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host name contains an escaped character (%).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::AddressField</name>
    <message>
        <source>Address of your CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::AddressVerb</name>
    <message>
        <source>There is no such cloud. The clouds are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link names an environment only. Its address is looked up when you sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not certain; it may also be %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not certain; whether it answers there shows when you connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the CRM address that a pasted text stands for, offline.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::AdministratorMessage</name>
    <message>
        <source>I am setting up Fairlead, which connects a user for data integration to Salesforce. The sign-in was refused:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am setting up Fairlead, which connects a user for data integration to Microsoft Dynamics 365. The sign-in was refused:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would help: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application (client) id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To agree to the app, open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Arguments</name>
    <message>
        <source>Secrets are never given as arguments: every program on this computer could read them. Use --%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no option --%1 here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“fairleadctl help” lists the verbs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“fairleadctl help %1” shows what it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options begin with two hyphens; a text that begins with one goes behind a lone --.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 needs a value: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of --%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This verb takes no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many words; a text with blanks goes between quotes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::AuthorizePage</name>
    <message>
        <source>Authorize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as a Global Administrator of your organisation and choose Accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to Salesforce as the user Fairlead is to work with, and choose Allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead neither sees nor saves the administrator&apos;s password. It receives a permission for your organisation; what it needs of the administrator stays in memory and is gone when this window closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead neither sees nor saves the password. It receives a permission that you can take back in Salesforce at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation has agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is authorized.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ChoosePage</name>
    <message>
        <source>Choose your CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need: an administrator who may approve an app. About two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need: a Global Administrator for the consent, the non-interactive user&apos;s name and password, and your CRM&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with the practice org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer: Fairlead starts a small CRM of its own, and all of it is gone afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead connects one integration user and keeps your CRM in step with this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the practice org…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::CloudsFile</name>
    <message>
        <source>The file with added clouds (clouds.json) was refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct or delete the file. Until then only the built-in clouds are offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an address without path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; must begin with https (http is for this computer only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes the place of a built-in host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds &quot;%2&quot;, which is no host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a list of clouds (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cloud has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not belong to you alone: others may write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it could not be read (%1).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::CommandLine</name>
    <message>
        <source>A verb is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such verb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verb comes first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectedPage</name>
    <message>
        <source>Lightning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classic: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead can reach your CRM. Finish keeps the connection on this computer and starts the first sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sync fetches the records; you can watch it and go on working. After that Fairlead looks every five minutes for what changed. Its icon in the tray tells how it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking this computer&apos;s keychain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets go into this computer&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was tried: what Fairlead puts there can be read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in is kept only until you quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After that Fairlead asks you to sign in again. Your data stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the keychain again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the sign-in only until you quit Fairlead?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is held in memory and written nowhere. When Fairlead or the computer is restarted, syncing pauses until you sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only until I quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only until I quit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking how your CRM is set up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How your CRM is set up could not be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) passed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Saving the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your computer may ask for its keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionInfo</name>
    <message>
        <source>%1 now belongs to another organisation than the one that was connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A refreshed sandbox is a new organisation: set up a new connection for it. Nothing was read or changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionRunner</name>
    <message numerus="yes">
        <source>%n record(s) read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionSecrets</name>
    <message>
        <source>The password of %1 is not kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again with the same user; jobs and data stay. Tick &quot;Keep the password&quot; to have the connection renew itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionsDocument</name>
    <message>
        <source>The list of connections (%1) is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the file from a backup, or rename it to start afresh. Fairlead does not overwrite it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::CrmSession</name>
    <message>
        <source>The cloud &quot;%1&quot; is not known any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put its entry back into clouds.json, or set up the connection again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Desktop</name>
    <message>
        <source>Fairlead: practice org, nothing is kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Error</name>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Fairlead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, send the diagnostic bundle to support.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ErrorNote</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the sign-in window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with your browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use our own app registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as that user in a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an application user instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorize again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the message for your administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page that helps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Files</name>
    <message>
        <source>%1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk is there and that your account may write in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is there and that your account may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 belongs to another user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of your own: what Fairlead keeps there is for you alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left to write %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the file or put back the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to another user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead reads this file only if it is yours. Make it yours or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be changed by other users.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the right to write to it from everybody but yourself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::FlowPage</name>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::HandOver</name>
    <message>
        <source>Fairlead is already running, but it does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment; if that does not help, quit Fairlead and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The running Fairlead ended before it answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead cannot be reached by its command-line tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder for temporary files can be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::InputRules</name>
    <message>
        <source>This address belongs to the cloud &quot;%1&quot;, but &quot;%2&quot; is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste an address of the chosen cloud, or choose the other cloud.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::InstanceLock</name>
    <message>
        <source>Fairlead is already running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the running program, or quit it from its tray icon first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write to it and that the disk is not full.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::LiveServices</name>
    <message>
        <source>%1 does not answer like a Salesforce organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address again from the browser in which you use Salesforce, or sign in through production or sandbox instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An application user cannot look up the address of an environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the app in the browser and paste its address, such as https://yourname.crm4.dynamics.com.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::LoopbackListener</name>
    <message>
        <source>This computer does not let Fairlead receive the browser&apos;s answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether a firewall blocks local connections, or sign in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ports the browser may answer to are in use by other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close what uses one of the ports %1 (perhaps a second Fairlead), then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::LoopbackPage</name>
    <message>
        <source>Back to Fairlead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead has received the answer and goes on by itself. You can close this page and return to the Fairlead window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was not completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this page and return to the Fairlead window: it says why, and what you can do now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page belongs to an earlier sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead still waits for the latest one. Close this page and go on in the newer one, or start again in the Fairlead window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to see here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead only receives the answer of a sign-in at this address. Close this page and return to the Fairlead window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Network</name>
    <message>
        <source>This computer is not connected to a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect it; Fairlead goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the address, and whether a VPN has to be connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 refused the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later; if it stays so, a firewall may be in the way or a proxy missing from the network settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 was lost before the answer was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; check the network if it happens often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %2 did not let the connection to %1 through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in the network settings; ask your network administrator whether it allows %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %2 asks for a user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them in the network settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by an authority this computer does not trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If your company inspects encrypted connections, add its certificate authority in the network settings; otherwise do not continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid, so the connection is not safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s date and time; if both are right, tell the server&apos;s administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 answered is not readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later; check that the address is right, and that no other program answers in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network settings name no proxy server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s host and port, or choose the system&apos;s proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a safe address: only https is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 is larger than Fairlead accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report this to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with further certificate authorities holds no certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file in PEM form (it begins with BEGIN CERTIFICATE), or clear the field in the network settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::NetworkDialog</name>
    <message>
        <source>Fairlead – Network settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same for this wizard, the sign-in window and every later sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As this computer is set up, scripts included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straight to the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host, port and, where it asks, a user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further certificate authority (PEM file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your company&apos;s proxy re-signs what passes through it. Ask your network administrator for the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, valid until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Fairlead will trust %n authority(s) more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read. Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too large for a certificate file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds no certificate in PEM form (&quot;-----BEGIN CERTIFICATE-----&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead – Choose the certificate file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::OAuth</name>
    <message>
        <source>The sign-in service answered in a way Fairlead does not understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy or a guest network may have answered in its place: open a page in your browser, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service asks to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service cannot answer at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done: it is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ObjectsModel</name>
    <message>
        <source>counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users are always kept in step: other records belong to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ObjectsPage</name>
    <message>
        <source>What to keep in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects to keep in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what Fairlead keeps in step; you can change it at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what Fairlead keeps in step with %1; you can change it at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what your CRM holds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) chosen, at least %1 records.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) chosen, %1 records.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::Options</name>
    <message>
        <source>Set up a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start into the tray.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk through everything and save a picture a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak this language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale everything, 2 for twice the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connects an integration user to the CRM and keeps it in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--scale takes a number from 0.5 to 4.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::OwnClient</name>
    <message>
        <source>Advanced: use our own app registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use our own app registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of Fairlead needs an app registration of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has none of its own in the cloud &quot;%1&quot;. Making one takes five minutes and is done once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application (client) ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Setup, open External Client App Manager and choose New External Client App.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name, then tick Enable OAuth and enter the three callback URLs below, one a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the scopes &quot;Manage user data via APIs (api)&quot; and &quot;Perform requests at any time (refresh_token, offline_access)&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick &quot;Require Proof Key for Code Exchange (PKCE)&quot; and untick &quot;Require secret for Web Server Flow&quot; and &quot;Require secret for Refresh Token Flow&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create it, open Settings → OAuth Settings → Consumer Key and Secret, and paste the consumer key above. It works after up to ten minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1, open Entra ID → App registrations → New registration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As supported account types choose &quot;Accounts in any organizational directory&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under Authentication, add the platform &quot;Mobile and desktop applications&quot; with the two redirect URIs below, and set &quot;Allow public client flows&quot; to Yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under API permissions, add Dynamics CRM → Delegated → user_impersonation. The consent follows on the next page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the Application (client) ID from the overview above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the Entra admin centre, open App registrations → New registration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::PracticeNote</name>
    <message>
        <source>Sign in to the practice org as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy user name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice org&apos;s integration user is filled in for you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::PracticeProgram</name>
    <message>
        <source>The practice org did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or connect to your own CRM instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::RedirectAnswer</name>
    <message>
        <source>The answer of the sign-in page could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the sign-in again; if it fails again, use another way to sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer does not belong to the sign-in just started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close older sign-in pages, then start the sign-in again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Remedies</name>
    <message>
        <source>The sign-in window is not part of this installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce no longer lets new apps sign in with a code.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Ribbon</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::RibbonStep</name>
    <message>
        <source>Step %1 of %2, done: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2, you are here: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2, to come: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::SecretStore</name>
    <message>
        <source>This computer&apos;s keychain is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it; Fairlead then goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain on this computer in which Fairlead could keep secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a keychain service such as GNOME Keyring or KWallet and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead was refused access to the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again and choose to allow Fairlead when the keychain asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not keep what it is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out of this computer and in again, then try once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain holds no such entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again; jobs and data stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This is too long for the keychain: at most %n byte(s) can be kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Use a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Settings</name>
    <message>
        <source>The settings could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write to it and that the disk is not full.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::SetupWizard</name>
    <message>
        <source>Choose your CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integration user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to keep in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead – %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead – Stop the set-up?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop setting up this connection?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been stored. What you entered is forgotten, and a sign-in that was granted is given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the set-up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::SignIn</name>
    <message>
        <source>The sign-in service answered &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service refused without a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this for support, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account does not belong to the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &quot;Use another account&quot; and sign in with an account of this organisation, or have the account invited as a guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This organisation has no Dynamics 365 environment at that address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the CRM address and whether it belongs to this organisation; an administrator can see whether a Dynamics 365 licence is in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app registration does not know the address to return to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to register &quot;http://localhost&quot; and the native client address under &quot;Mobile and desktop applications&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the application user was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to upload the certificate to the app registration, and check that it has not expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This guest account has not accepted its invitation yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the invitation mail and accept it, or use an account of this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user is not known in the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the user name, and whether the right organisation was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A personal account cannot be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with the work account of your organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules for access between organisations block this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the administrator of either organisation to allow it in the cross-tenant access settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is locked for now after failed sign-ins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a while before you try again, or ask an administrator to unblock the user; the sign-in log in Entra ID says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it in a browser and enter the new one; for an integration user, an administrator can let it never expire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft has no password stored for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as that user in a window, or use an application user instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to allow this user to sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft could not tell which organisation is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the organisation&apos;s domain or tenant id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has to set up multi-factor authentication first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as that user in a window once and complete the registration, or use an application user instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-factor authentication is required for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as that user in a window, use an application user instead, or ask an administrator to exempt the integration user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last multi-factor authentication is too long ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation allows this only from managed devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a device your organisation manages, or ask an administrator for an exception.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user is not assigned to the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to assign the user to the enterprise application, or to turn off &quot;Assignment required&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password has to be changed, or its registration completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with this account in a browser, complete what it asks for, and enter the new password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name or the password is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them again. If your company signs in on a page of its own, choose &quot;Sign in as that user in a window&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule of your organisation blocks this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to look at the sign-in log in Entra ID and to exempt the integration user or this location from the Conditional Access rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password was changed, so the sign-in is no longer valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead made a mistake during sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, send the diagnostic bundle to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code was confirmed in another region and cannot be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in in the window or in your browser instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your company asks for a further confirmation by another service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The permission to stay signed in was withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app registration accepts only its own organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the organisation&apos;s tenant id, or ask an administrator to allow accounts of any organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft saw too many equal sign-in requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done: Fairlead pauses and tries again. If it stays so, send the diagnostic bundle to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation allows this only from approved devices and apps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a device that meets your organisation&apos;s rules, or ask an administrator to change the Conditional Access rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation&apos;s security defaults forbid a sign-in with a password alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was already used once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the sign-in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation has not agreed to this app yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to &quot;Authorize&quot; and let an administrator agree, or send an administrator the consent link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The permissions were declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again and accept them; Fairlead cannot work without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app registration does not list a permission Fairlead needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to add the Dynamics CRM permission &quot;user_impersonation&quot; to the app registration and to grant consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This organisation has not subscribed to the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator whether a Dynamics 365 licence is in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is not known in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the right organisation was chosen; if so, an administrator has to agree to the app first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator switched this app off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to enable sign-in for the enterprise application.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client secret is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the secret&apos;s value, not its id; the value is shown only once, when the secret is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app registration does not allow sign-in from this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to set &quot;Allow public client flows&quot; to Yes in the app registration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client secret has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new one in the app registration and enter it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft does not accept what Fairlead asked access to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the CRM address; if it is right, send the diagnostic bundle to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code has not been entered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page, enter the code, and sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is wrong or no longer valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a new code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your company&apos;s own sign-in service cannot be reached by Microsoft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later; if it stays so, tell your administrator: the pass-through authentication agent, the directory or its clock needs attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the domain or tenant id, and whether the right cloud was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This way of signing in needs to know the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in service cannot answer at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done: it is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This organisation belongs to another cloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that cloud on the page &quot;Where is it&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest account cannot confirm the sign-in in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an account that is a member of the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an administrator can agree to this app in your organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let an administrator sign in here, or send an administrator the consent link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app registration has no address to return to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to register &quot;http://localhost&quot; under &quot;Mobile and desktop applications&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it in a browser and enter the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A further step in a browser is required for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as that user in a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation demands something more of this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in in a window to see what it is, or ask an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation does not allow this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to look at the sign-in log in Entra ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has to be confirmed in a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service asks to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in is no longer valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft did not accept the app&apos;s own credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check client id and secret; in the app registration, &quot;Allow public client flows&quot; must be Yes where no secret is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app may not sign in this way in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to check the app registration and its platforms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the CRM address and whether it belongs to this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in server is not one of Microsoft&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the known clouds on the page &quot;Where is it&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce cannot answer at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user signed in to Salesforce too often in a short time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator of your Salesforce organisation blocks this app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to unblock or install it: Setup, &quot;Connected Apps OAuth Usage&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is not installed in this Salesforce organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to install its package, or to create an External Client App and give you its consumer key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce does not accept sign-ins of this user from this computer&apos;s address, or not at this hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to add the address to the login ranges of the user&apos;s profile, or to widen its login hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Salesforce user is frozen or deactivated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to reactivate the user, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in took too long or was used before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app does not know the address to return to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to enter the callback addresses exactly as Fairlead shows them; a change takes up to ten minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app has no policy in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to open the app&apos;s policies in Setup and save them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce asks to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is not completely installed in this Salesforce organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to install its package again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce does not let this user approve the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to install the app, or to grant &quot;Approve Uninstalled Connected Apps&quot;; an integration user cannot sign in in a window at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may not use the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to assign the user&apos;s profile or a permission set to the app, and to check the login address ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user is not admitted to the app by an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to assign the user&apos;s profile or a permission set to the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user has not been authorised for the app beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to choose &quot;Admin approved users are pre-authorized&quot; for the app and to assign the user&apos;s profile or a permission set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access was declined in the sign-in window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again and choose Allow; Fairlead cannot work without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce refused the user: frozen, deactivated or locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to unlock or reactivate the user, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Salesforce organisation is locked, closed, or its trial has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn to Salesforce.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce asks for multi-factor authentication here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again and confirm with the second factor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one-time code is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a fresh one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce did not accept the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check user name and password, and whether the organisation is a production or a sandbox one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in has expired or was withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again. Salesforce keeps five sign-ins for a user and app; a sixth ends the oldest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce found the request too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce needs the person to sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in belongs to another Salesforce organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to the right organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce does not know this consumer key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the key and whether it belongs to this organisation; a new app takes up to ten minutes to become known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consumer key or secret is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the secret again, or ask an administrator to turn off &quot;Require Secret for Web Server Flow&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app lacks a scope Fairlead needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to give the app the scopes &quot;api&quot; and &quot;refresh_token&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to give the app the scope &quot;api&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This way of signing in is switched off for the app or the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to enable the flow in the app&apos;s OAuth settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This way of signing in works only at the organisation&apos;s own address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the My Domain address (it ends with .my.salesforce.com).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app has no user to act as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to set the execution user in the app&apos;s client credentials policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production and sandbox were mixed up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether the organisation is a production or a sandbox one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce did not accept the signature of the private key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the certificate of this key is uploaded to the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is not released for other organisations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its publisher to package it, or create an External Client App of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app&apos;s registration is incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to check the app in Setup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app demands bound tokens, which Fairlead does not use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to turn DPoP off for the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft&apos;s answer does not belong to this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time, then start the sign-in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an RSA key of 2048 bits or more in PEM form, without a passphrase (it begins with BEGIN PRIVATE KEY).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::SignInAttempt</name>
    <message>
        <source>This sign-in belongs to another organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to another organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with an account of the organisation you are connecting. Nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::SignInLadder</name>
    <message>
        <source>The consent was given for another organisation than the one signed in to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again and use the same administrator account in both steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation has not consented.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Connect again and press Accept on Microsoft&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to Salesforce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to Microsoft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent for your organisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::SignInPanel</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message for your administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can leave the sign-in page. Fairlead fetches what was granted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1 on any device and type this code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is good for about 15 minutes. Fairlead goes on by itself once you are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open that page here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you in the sign-in window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the sign-in window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you in your browser…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for a code…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your time: at least ten minutes. Nothing is stored before Finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is visible after 15 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to see in the window?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passkeys, security keys and some company rules work only in your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has signed in in the browser yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page in your browser?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the sign-in link into a browser on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code has come after 15 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation may not allow codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then sign in on this computer instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::SignInPopup</name>
    <message>
        <source>Check the network settings, then try again, or sign in with your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s connection to the internet, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not sign in there. Check the address and this computer&apos;s clock, or ask whoever runs your network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in page stopped working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or sign in with your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 comes from an authority this computer does not trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If your company inspects connections, add its certificate authority in the network settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no computer named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no connection to the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not accept connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not let the connection to %1 through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in the network settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of %1 could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them in the network settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer does not belong to the sign-in just started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the sign-in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in window is not installed on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with your browser instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in window ended unexpectedly.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::TokenSource</name>
    <message>
        <source>The CRM no longer accepts this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM refuses an access token that was only just issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator should check the session settings and the policies of the app, then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::TokenVault</name>
    <message>
        <source>The file with the saved sign-ins is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again; jobs and data stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved sign-ins were written by a newer version of Fairlead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that version again, or sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to the saved sign-ins is not in this computer&apos;s keychain any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that your account may write in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::UserPage</name>
    <message>
        <source>Integration user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the password so that the connection renews itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application (client) ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret (its value, not its ID)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the Power Platform admin centre: your environment → Settings → Users + permissions → Application users → New app user. Choose the app and give it a security role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use name and password instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as that user in a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an application user instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check and continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The non-interactive user with which Fairlead reads and writes your CRM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sign in as the integration user in a window, with whatever your organisation asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An application user needs no licence and no second factor; it signs in with a secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in and checking the user…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is asked first whether it belongs to your organisation; only then is a password sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security roles: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Verbs</name>
    <message>
        <source>fairleadctl VERB [OPTIONS]: Fairlead from the command line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every verb takes --json (one JSON document), and --connection NAME where there is more than one connection. “--” ends the options. “fairleadctl help VERB” shows what a verb takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 usage, 3 sign-in needed, 4 some records failed, 5 nothing to work on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::WherePage</name>
    <message>
        <source>Where is it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also Developer Edition and Trailhead. Sign-in at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy for testing. Sign-in at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our own address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste any address of your Salesforce. The only choice where your company has its own sign-in page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional here: it may wait until the integration user signs in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud your organisation&apos;s Microsoft 365 is in. For nearly everybody it is Global.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you sign in to Salesforce.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the address whether it is your CRM…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::WizardFlow</name>
    <message>
        <source>This address is another organisation than the connection&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the connection&apos;s own address. To connect another organisation, set up another connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Wording</name>
    <message>
        <source>%1 (added)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US Government (GCC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US Government (GCC High)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US Government (DoD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China (21Vianet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Developer Edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scratch org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trailhead Playground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>North America</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South America</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canada</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Europe, Middle East, Africa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asia Pacific</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oceania</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>India</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>France</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Germany</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Korea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the environment&apos;s address is looked up when the integration user signs in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rest of the text was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken from the text you pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked when you continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::Workspace</name>
    <message>
        <source>The workspace file %1 is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead can set it aside and read everything again from the CRM; what was not sent yet is rescued first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead tries again by itself; if this stays, close the other program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left to write %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that your account may write in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk is there and that your account may read the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no workspace file %1 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the first sync, which makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace has no table %1 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a job for it and let it run once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use the file and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace file %1 was written by a newer version of Fairlead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace belongs to another organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A refreshed sandbox is a new organisation: set up a new connection for it. Nothing was read or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a field %2 that is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the job again: it then reads the object&apos;s fields anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be kept in the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another object: this name is used by the workspace itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace has a table %1 that is not Fairlead&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename that table in the workspace file, then run the job again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::crm</name>
    <message>
        <source>Copy the address from the browser while Dynamics 365 is open; it looks like https://name.crm4.dynamics.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Dynamics 365 environment at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address asks for a sign-in that does not belong to the chosen cloud. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, and the cloud chosen before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address asks for a sign-in to another address. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address does not say to which company it belongs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address belongs to another company than the one whose administrator agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, or go back and let an administrator of that company agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no table %1 in this environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name: it is the table&apos;s logical name, in small letters. Leads and opportunities come with Dynamics 365 Sales.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamics 365 has forgotten where the reading had got to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reading goes on by itself from the last time that is certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment %1 is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it on in the Power Platform admin centre, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment of this link is not among those the signed-in user can see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Dynamics 365 in the browser and copy the address from there; it looks like https://name.crm4.dynamics.com. Users outside the environment&apos;s security group do not see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself. Nothing has been lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the value in the workspace, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to add it to a security role of the integration user, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is read again and merged at the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a newer version of Fairlead; if there is none, send the diagnostic bundle to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamics 365 asks for a pause between requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This environment does not have the table that was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leads and opportunities come with Dynamics 365 Sales. Install it, or take the object out of what is kept in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the value here, or merge the two records in Dynamics 365, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user is not a user of the Dynamics 365 environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the Power Platform admin centre, open the environment, Settings, Users (or Application users) and add it; check that it is a member of the environment&apos;s security group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user has no security role in the Dynamics 365 environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the Power Platform admin centre, open the environment, Settings, Users, choose the user and give it a security role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user lacks a privilege: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user lacks a right on this record: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user is disabled in Dynamics 365.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable the user in the Power Platform admin centre. It is disabled by itself when its licence, its security-group membership or its account is taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is gone, or the integration user may not see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it in Dynamics 365; if it is there, share it with the integration user and press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record with this id is already there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another record already has a value that must be unique: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record was changed in Dynamics 365 in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A duplicate detection rule found a similar record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide whether to link it to the record found or to save it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The status reason does not belong to the record&apos;s status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change statecode and statuscode together, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of this job no longer exists in Dynamics 365.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the job again: it reads the table&apos;s columns anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead asked Dynamics 365 in a way it does not understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An automation in the organisation refuses this record: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the value, or ask an administrator to look at the plug-in or workflow named in the message, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Dynamics 365.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many records to be counted in one go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reading itself is not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamics 365 refuses this: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The company&apos;s rules ask for a new sign-in now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Re-authorise and sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address now belongs to another environment than the one that was connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An environment that was reset or copied is a new one. Set up a new connection for it; nothing of the old one was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opportunities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tasks and appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power Platform admin centre → Environments → the environment → Settings → Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the user in Dynamics 365, Administration, Client Access Licence, and set the access mode to Non-interactive. The user needs a licence while this is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user has administrative access only, and with it no access to data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user has read access only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a support user, which cannot be used for a sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a delegated administrator, which cannot be used for a sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user&apos;s access mode (%1) cannot be used for a sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user is enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enabled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable the user. It is disabled by itself when its licence, its security-group membership or its account is taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access mode is Non-interactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment did not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-interactive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-write: it works, but the user takes a licence and can sign in to the web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user has a security role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through a team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the user a security role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user may read what is kept in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, in the whole organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not at all: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a part of the records: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the user a role that reads these tables with the access level Organization. Leads and opportunities count only where Dynamics 365 Sales is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user is disabled in Dynamics 365.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application user in Dynamics 365 belongs to another app registration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an application user for this client id: Power Platform admin centre, the environment, Settings, Application users, New app user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an application user, not a person&apos;s account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &quot;Use an application user instead&quot;, or give the name of a non-interactive user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamics 365 has this user linked to another account of the company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account was probably deleted and made anew. Ask an administrator to add the new account to the environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user has no security role in the environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the record as the message asks, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM no longer accepts this connection&apos;s sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator of the CRM to give the integration user access, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM does not have what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the job&apos;s object and fields: they may have been removed or hidden in the CRM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record was changed in the CRM in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM has retired the interface this version of Fairlead uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Fairlead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM asks for a pause between requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM is not available at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM took too long to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead asked the CRM in a way it does not understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several records in the CRM have the same external id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the external id unique in the CRM, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM&apos;s address leads somewhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address of the connection, and whether this network wants you to sign in to it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM&apos;s answer was incomplete or not what it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself. If it stays, check whether a proxy or a security program changes what comes from the CRM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address offers no version of the Salesforce API that Fairlead can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address; it should be the organisation&apos;s own, ending in my.salesforce.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user may not read this setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Administer → Security Controls → Session Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Security → Session Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API Enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Manage Users → Permission Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Users → Permission Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation answers this user&apos;s API requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation refuses this user&apos;s API requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the integration user the permission &quot;API Enabled&quot;. Professional Edition needs the API add-on, which Salesforce sells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is installed in the organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Manage Apps → Connected Apps OAuth Usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Apps → Connected Apps → Connected Apps OAuth Usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce did not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed: Salesforce may block the app for users who sign in anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Install beside the app in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock sessions to the IP address from which they originated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick it. While it is ticked, the connection breaks whenever this computer changes its network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock sessions to the domain in which they were first used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May stay ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked, which is fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ticked, which is fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enforce login IP ranges on every request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is ticked, the login IP ranges of the integration user&apos;s profile must contain this computer&apos;s public address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked. It works from the address last used, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make sure that the login IP ranges of the integration user&apos;s profile contain every address this computer uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s public address in Network Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Administer → Security Controls → Network Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Security → Network Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the organisation restricts IP addresses, add this computer&apos;s public address to the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the organisation restricts IP addresses, add %1 to the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation restricts no IP addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce did not say from which address this computer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user is active and licensed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Manage Users → Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Users → Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user is not active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the user and tick Active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active, licence: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integration licences: %1 of %2 used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API requests left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Company Profile → Company Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup → Company Settings → Company Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 used in the last 24 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which programs use the API most, or give jobs a longer interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no object %1 here, or it is hidden from the integration user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or give the integration user&apos;s permission set access to the object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to give the integration user&apos;s permission set access to it, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the job again: it reads the object&apos;s fields anew. If it stays, check in Setup whether it was deleted or hidden from the integration user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce does not let this app&apos;s sessions use its API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Setup, open the app&apos;s policies, set IP Relaxation to &quot;Relax IP restrictions&quot;, and check that the user&apos;s profile does not ask for a high-assurance session. Then re-authorise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce says that the app is not attached to this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Setup, open the app and let the integration user&apos;s profile or permission set use it. Then re-authorise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce no longer accepts this connection&apos;s sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce is working on too many long requests of this organisation at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation has used up the API requests Salesforce allows in 24 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync goes on by itself as requests become free again. To free some now, pause jobs or other programs that use the API; Setup, Company Information shows the count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is saving this record or its account right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce is not available at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Salesforce.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself. If it stays, give Salesforce support the number in the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce took too long to find this object&apos;s records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the job fewer fields or a filter, then run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many records for this user to be looked through in one go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the job a filter, or give the integration user &quot;View All&quot; on the object, which spares Salesforce the sharing rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce is being maintained and takes no changes for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce has forgotten where the reading had got to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has been deleted in Salesforce.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it in the workspace too, or restore it from Salesforce&apos;s recycle bin and press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it in Salesforce; if it is there, share it with the integration user and press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record points to another one that is gone or that the integration user may not see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another record to point to, or share that one with the integration user, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is locked, usually because it waits for approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve, reject or unlock it in Salesforce, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has been archived by Salesforce and cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the change in the workspace, or make a new record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead asked Salesforce in a way it does not understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce does not recognise an id in this record: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of this job no longer exists or is hidden from the integration user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job&apos;s object does not exist or is hidden from the integration user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user may not write a field of this record: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user may not change this record: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user has too few rights on a record this one points to: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integration user may not do this: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the value, or ask an administrator to look at the trigger or flow named in the message, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value that the organisation asks for is missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text is longer than its field allows: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value does not fit the rest of the organisation&apos;s data: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A validation rule of the organisation refuses this record: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is not one of those its list allows: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An e-mail address is not written as one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the value here, or merge the two records in Salesforce, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A duplicate rule of the organisation found a similar record: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record belongs to a user who is no longer active: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another owner, then press Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lead has been converted and can no longer be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the change on the contact it became (ConvertedContactId) and undo it on the lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation has no free licence for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to free or buy a licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation&apos;s storage is full; new records are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to free or buy storage (Setup, Storage Usage).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Salesforce edition or user may not use the API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API is switched off for this organisation or user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the integration user the permission &quot;API Enabled&quot;, or ask Salesforce why the organisation&apos;s API is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users and business records cannot be changed in the same step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record was not saved because another one beside it was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More was changed in Salesforce than one answer can list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reading goes on by itself, in smaller steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in belongs to another Salesforce organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-authorise with a user of this organisation, or set up another connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address now belongs to another organisation than the one that was connected: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A refreshed sandbox is a new organisation. Set up a new connection for it; nothing of the old one was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::look::CopyRow</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::look::Note</name>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::look::PasswordEdit</name>
    <message>
        <source>Show: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::signin::AddressBar</name>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure, by your own authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate was verified with the further certificate authority in the network settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the page: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload the page (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::signin::CertificatePolicy</name>
    <message>
        <source>The certificate of %1 comes from an authority this computer does not trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by “%2”, which this computer does not trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate shown by %1 belongs to another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 has expired or is not valid yet. If that is true of every page, this computer&apos;s clock is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 has been revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is protected too weakly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::signin::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::signin::Page</name>
    <message>
        <source>show notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>know where you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the camera and the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take over the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a part of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asked to %2; that was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page asked for files of this computer; that was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asked for a password outside its page; that is not supported here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing is not possible in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 only accepts certificates of authorities this computer itself trusts. Add the authority to the computer&apos;s own list, or sign in with your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page opened too many windows; the last one was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::signin::Session</name>
    <message>
        <source>A download was refused: this window is only for signing in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page wanted to go on to %1 without encryption; that was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page wanted to open an address of the kind “%1:”; only web pages are opened here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::signin::StatusPanel</name>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead checks the answer. This window closes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::signin::Trouble</name>
    <message>
        <source>There is no computer named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no connection to the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not accept connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not let the connection through. Check the proxy in the network settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of %1 could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is not safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name and password of the network settings, or there are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page stopped working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: reload it, or close this window and start again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::signin::Window</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConnectionCard</name>
    <message>
        <source>production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>developer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in &amp;again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salesforce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft Dynamics 365</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ync status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConnectionsPage</name>
    <message>
        <source>Nothing is connected yet. Set up a connection to keep your CRM in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a&amp;nother connection…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ui::Hub</name>
    <message>
        <source>Fairlead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit Fairlead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ui::StatusText</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In step, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing %1, %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline, trying again %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ui::SyncStatusPage</name>
    <message>
        <source>Sync status of every object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API calls in the last 24 hours: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fairlead::ui::TrayIcon</name>
    <message>
        <source>&amp;Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Fairlead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up &amp;another connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
