<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>QWebEnginePage</name>
    <message>
        <source>Are you sure you want to leave this page?</source>
        <translation>Möchten Sie diese Seite wirklich verlassen?</translation>
    </message>
</context>
<context>
    <name>WorkspaceText</name>
    <message>
        <source>The workspace file %1 was written by a newer version of Fairlead.</source>
        <translation>Die Arbeitsbereichsdatei %1 wurde von einer neueren Version von Fairlead geschrieben.</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>Installieren Sie diese Version wieder.</translation>
    </message>
</context>
<context>
    <name>fairlead::AccessPanel</name>
    <message numerus="yes">
        <source>%1: for %n second(s) so far</source>
        <translation>
            <numerusform>%1: seit %n Sekunde</numerusform>
            <numerusform>%1: seit %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before it was finished.</source>
        <translation>Vor dem Ende angehalten.</translation>
    </message>
    <message>
        <source>What has been done is remembered. Go on here, or later from the connection&apos;s card, where it can be taken back as well.</source>
        <translation>Was getan ist, bleibt gemerkt. Machen Sie hier weiter oder später auf der Karte der Verbindung; dort lässt es sich auch zurücknehmen.</translation>
    </message>
    <message>
        <source>Working in your organisation…</source>
        <translation>Arbeitet in Ihrer Organisation…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Server-to-server access is off.</source>
        <translation>Der Server-zu-Server-Zugang ist aus.</translation>
    </message>
    <message>
        <source>The connection works as %1 from now on.</source>
        <translation>Die Verbindung arbeitet ab jetzt als %1.</translation>
    </message>
    <message>
        <source>Server-to-server access is on.</source>
        <translation>Der Server-zu-Server-Zugang ist an.</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Öffnen: %1</translation>
    </message>
    <message>
        <source>This could not be removed:</source>
        <translation>Das ließ sich nicht entfernen:</translation>
    </message>
    <message>
        <source>This stays, because others use it:</source>
        <translation>Das bleibt, weil andere es benutzen:</translation>
    </message>
    <message>
        <source>The integration user still lacks rights that the jobs need:</source>
        <translation>Dem Integrationsbenutzer fehlen noch Rechte, die die Aufträge brauchen:</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>The connection works all the same, with your own approval.</source>
        <translation>Die Verbindung arbeitet trotzdem, mit Ihrer eigenen Freigabe.</translation>
    </message>
    <message>
        <source>Its first sync has begun. Server-to-server access can be finished here, or later from the connection&apos;s card.</source>
        <translation>Ihr erster Abgleich hat begonnen. Der Server-zu-Server-Zugang lässt sich hier fertigstellen oder später auf der Karte der Verbindung.</translation>
    </message>
    <message>
        <source>Fairlead&apos;s app, permission set and fields are deleted. Its user %1 stays in the organisation, deactivated: users cannot be deleted.</source>
        <translation>App, Berechtigungssatz und Felder von Fairlead sind gelöscht. Ihr Benutzer %1 bleibt deaktiviert in der Organisation: Benutzer lassen sich nicht löschen.</translation>
    </message>
    <message>
        <source>The administrator&apos;s own approval is given back.</source>
        <translation>Die Freigabe des Administrators selbst ist zurückgegeben.</translation>
    </message>
    <message>
        <source>An approval stands that nobody needs any more:</source>
        <translation>Eine Freigabe besteht noch, die niemand mehr braucht:</translation>
    </message>
    <message>
        <source>Nothing has to be changed.</source>
        <translation>Es muss nichts geändert werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) should be changed.</source>
        <translation>
            <numerusform>%n Sache sollte geändert werden.</numerusform>
            <numerusform>%n Sachen sollten geändert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checks passed: %1</source>
        <translation>Bestandene Prüfungen: %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Checking how your CRM is set up…</source>
        <translation>Die Einrichtung Ihres CRM wird geprüft…</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Sharing hides records from the integration user:</source>
        <translation>Die Freigaberegeln verbergen dem Integrationsbenutzer Datensätze:</translation>
    </message>
    <message>
        <source>Give it &quot;View All&quot; for these objects in its permission set.</source>
        <translation>Geben Sie ihm für diese Objekte in seinem Berechtigungssatz „Alle anzeigen“.</translation>
    </message>
</context>
<context>
    <name>fairlead::Address</name>
    <message>
        <source>This is not exactly an address of the added cloud “%1”: there, host, port and http or https must be as in its file.</source>
        <translation>Das ist nicht genau eine Adresse der hinzugefügten Cloud „%1“: Host, Port und http oder https müssen dort so sein wie in ihrer Datei.</translation>
    </message>
    <message>
        <source>This is neither a Salesforce nor a Dynamics 365 address.</source>
        <translation>Das ist weder eine Adresse von Salesforce noch von Dynamics 365.</translation>
    </message>
    <message>
        <source>Copy the address from the browser while the CRM is open, and paste it here.</source>
        <translation>Kopieren Sie die Adresse aus dem Browser, während das CRM geöffnet ist, und fügen Sie sie hier ein.</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Hier steht keine Adresse.</translation>
    </message>
    <message>
        <source>This text is too long to be an address.</source>
        <translation>Dieser Text ist zu lang für eine Adresse.</translation>
    </message>
    <message>
        <source>A CRM&apos;s address begins with https://, this one with %1.</source>
        <translation>Die Adresse eines CRM beginnt mit https://, diese hier mit %1.</translation>
    </message>
    <message>
        <source>The address contains “%1”, a character that no CRM address has; it may be a look-alike of another letter.</source>
        <translation>Die Adresse enthält „%1“, ein Zeichen, das in keiner CRM-Adresse vorkommt; vielleicht sieht es nur wie ein anderer Buchstabe aus.</translation>
    </message>
    <message>
        <source>Type the address by hand, or copy it from the browser while the CRM is open.</source>
        <translation>Tippen Sie die Adresse von Hand ein oder kopieren Sie sie aus dem Browser, während das CRM geöffnet ist.</translation>
    </message>
    <message>
        <source>The address contains a name in another script (“xn--”); it may imitate another one.</source>
        <translation>Die Adresse enthält einen Namen in einer anderen Schrift („xn--“); er ahmt vielleicht einen anderen nach.</translation>
    </message>
    <message>
        <source>“%1” contains characters that an address cannot have.</source>
        <translation>„%1“ enthält Zeichen, die in einer Adresse nicht vorkommen können.</translation>
    </message>
    <message>
        <source>Only letters, digits, hyphens and dots belong before the first slash.</source>
        <translation>Vor dem ersten Schrägstrich dürfen nur Buchstaben, Ziffern, Bindestriche und Punkte stehen.</translation>
    </message>
    <message>
        <source>This address belongs to the cloud “%1”, which is not the one chosen.</source>
        <translation>Diese Adresse gehört zur Cloud „%1“; gewählt ist eine andere.</translation>
    </message>
    <message>
        <source>Choose the cloud “%1”, or paste an address of the chosen one.</source>
        <translation>Wählen Sie die Cloud „%1“ oder fügen Sie eine Adresse der gewählten ein.</translation>
    </message>
    <message>
        <source>“%1” only looks like a CRM address: what counts is its end, “%2”.</source>
        <translation>„%1“ sieht nur wie eine CRM-Adresse aus: Entscheidend ist ihr Ende, „%2“.</translation>
    </message>
    <message>
        <source>Do not sign in there. Copy the address from the browser while the CRM is open.</source>
        <translation>Melden Sie sich dort nicht an. Kopieren Sie die Adresse aus dem Browser, während das CRM geöffnet ist.</translation>
    </message>
    <message>
        <source>“%1” is not a Salesforce address.</source>
        <translation>„%1“ ist keine Salesforce-Adresse.</translation>
    </message>
    <message>
        <source>It ends in .my.salesforce.com or .lightning.force.com: copy it from the browser while Salesforce is open.</source>
        <translation>Sie endet auf .my.salesforce.com oder .lightning.force.com: Kopieren Sie sie aus dem Browser, während Salesforce geöffnet ist.</translation>
    </message>
    <message>
        <source>“%1” is not a Dynamics 365 online address.</source>
        <translation>„%1“ ist keine Adresse von Dynamics 365 online.</translation>
    </message>
    <message>
        <source>It looks like organisation.crm4.dynamics.com: copy it from the browser while Dynamics 365 is open. Installations on a server of your own are not supported.</source>
        <translation>Sie sieht aus wie organisation.crm4.dynamics.com: Kopieren Sie sie aus dem Browser, während Dynamics 365 geöffnet ist. Installationen auf eigenen Servern werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>Did you mean one of these: %1?</source>
        <translation>Meinten Sie eine von diesen: %1?</translation>
    </message>
    <message>
        <source>An environment&apos;s address looks like organisation.crm4.dynamics.com: copy it from the browser while Dynamics 365 is open.</source>
        <translation>Die Adresse einer Umgebung sieht aus wie organisation.crm4.dynamics.com: Kopieren Sie sie aus dem Browser, während Dynamics 365 geöffnet ist.</translation>
    </message>
    <message>
        <source>“%1” is a Microsoft portal, and this link does not say which environment is meant.</source>
        <translation>„%1“ ist ein Portal von Microsoft, und dieser Link sagt nicht, welche Umgebung gemeint ist.</translation>
    </message>
    <message>
        <source>Open the environment there and copy the address again, or copy the address from the browser while Dynamics 365 is open.</source>
        <translation>Öffnen Sie dort die Umgebung und kopieren Sie die Adresse erneut, oder kopieren Sie die Adresse aus dem Browser, während Dynamics 365 geöffnet ist.</translation>
    </message>
    <message>
        <source>“%1” has more parts than an environment&apos;s address.</source>
        <translation>„%1“ hat mehr Teile als die Adresse einer Umgebung.</translation>
    </message>
    <message>
        <source>“%1” is a service of Microsoft&apos;s, not an environment.</source>
        <translation>„%1“ ist ein Dienst von Microsoft, keine Umgebung.</translation>
    </message>
    <message>
        <source>“%1” is not an organisation&apos;s name: it has 1 to 63 letters, digits and inner hyphens.</source>
        <translation>„%1“ ist kein Name einer Organisation: Er hat 1 bis 63 Buchstaben, Ziffern und Bindestriche, diese nur im Inneren.</translation>
    </message>
    <message>
        <source>“%1” is not a region of Dynamics 365 that Fairlead knows.</source>
        <translation>„%1“ ist keine Region von Dynamics 365, die Fairlead kennt.</translation>
    </message>
    <message>
        <source>“%1” is where people of every organisation sign in; it does not say which one is yours.</source>
        <translation>Unter „%1“ melden sich Menschen aller Organisationen an; welche Ihre ist, geht daraus nicht hervor.</translation>
    </message>
    <message>
        <source>“%1” lacks the name of the organisation before the region.</source>
        <translation>In „%1“ fehlt vor der Region der Name der Organisation.</translation>
    </message>
    <message>
        <source>“%1” belonged to Microsoft&apos;s German cloud, which closed in October 2021.</source>
        <translation>„%1“ gehörte zur deutschen Cloud von Microsoft, die im Oktober 2021 geschlossen wurde.</translation>
    </message>
    <message>
        <source>Ask your administrator for the address the organisation was moved to.</source>
        <translation>Fragen Sie Ihren Administrator nach der Adresse, zu der die Organisation umgezogen ist.</translation>
    </message>
    <message>
        <source>“%1” belongs to %2, not to a Dynamics 365 environment with a CRM.</source>
        <translation>„%1“ gehört zu %2, nicht zu einer Dynamics 365-Umgebung mit CRM.</translation>
    </message>
    <message>
        <source>“%1” leads through Microsoft Defender for Cloud Apps.</source>
        <translation>„%1“ führt über Microsoft Defender for Cloud Apps.</translation>
    </message>
    <message>
        <source>“%1” is only a name; the region is missing.</source>
        <translation>„%1“ ist nur ein Name; die Region fehlt.</translation>
    </message>
    <message>
        <source>“%1” lacks the region between the name and dynamics.com.</source>
        <translation>In „%1“ fehlt zwischen dem Namen und dynamics.com die Region.</translation>
    </message>
    <message>
        <source>“%1” is a Salesforce address.</source>
        <translation>„%1“ ist eine Salesforce-Adresse.</translation>
    </message>
    <message>
        <source>Choose Salesforce as your CRM, or paste a Dynamics 365 address.</source>
        <translation>Wählen Sie Salesforce als Ihr CRM oder fügen Sie eine Dynamics 365-Adresse ein.</translation>
    </message>
    <message>
        <source>The address has no host name between its slashes.</source>
        <translation>In der Adresse steht zwischen den Schrägstrichen kein Hostname.</translation>
    </message>
    <message>
        <source>This Outlook link does not contain an address that can be read.</source>
        <translation>Dieser Outlook-Link enthält keine lesbare Adresse.</translation>
    </message>
    <message>
        <source>Your organisation&apos;s address ends in .my.salesforce.com: in Salesforce, see Setup, My Domain, or copy the address from the browser while Salesforce is open.</source>
        <translation>Die Adresse Ihrer Organisation endet auf .my.salesforce.com: Sehen Sie in Salesforce unter Setup, „Meine Domäne“ nach, oder kopieren Sie die Adresse aus dem Browser, während Salesforce geöffnet ist.</translation>
    </message>
    <message>
        <source>“%1” has more parts than an organisation&apos;s address.</source>
        <translation>„%1“ hat mehr Teile als die Adresse einer Organisation.</translation>
    </message>
    <message>
        <source>“%1” is not a complete name: between two dots stand letters, digits and inner hyphens.</source>
        <translation>„%1“ ist kein vollständiger Name: Zwischen zwei Punkten stehen Buchstaben, Ziffern und Bindestriche, diese nur im Inneren.</translation>
    </message>
    <message>
        <source>“%1” lacks the name of the organisation.</source>
        <translation>In „%1“ fehlt der Name der Organisation.</translation>
    </message>
    <message>
        <source>“%1” is a server that many organisations share; it does not say which one is yours.</source>
        <translation>„%1“ ist ein Server, den sich viele Organisationen teilen; welche Ihre ist, geht daraus nicht hervor.</translation>
    </message>
    <message>
        <source>“%1” is only a name, not yet an address.</source>
        <translation>„%1“ ist nur ein Name, noch keine Adresse.</translation>
    </message>
    <message>
        <source>“%1” belongs to %2, another product of Salesforce&apos;s.</source>
        <translation>„%1“ gehört zu %2, einem anderen Produkt von Salesforce.</translation>
    </message>
    <message>
        <source>“%1” mixes two kinds of addresses.</source>
        <translation>„%1“ vermischt zwei Arten von Adressen.</translation>
    </message>
    <message>
        <source>“%1” is a website of Salesforce&apos;s, not an organisation.</source>
        <translation>„%1“ ist eine Website von Salesforce, keine Organisation.</translation>
    </message>
    <message>
        <source>“%1” is not an organisation&apos;s address.</source>
        <translation>„%1“ ist nicht die Adresse einer Organisation.</translation>
    </message>
    <message>
        <source>“%1” is a public site of the old kind, not an organisation&apos;s address.</source>
        <translation>„%1“ ist eine öffentliche Website alter Art, nicht die Adresse einer Organisation.</translation>
    </message>
    <message>
        <source>This is the number of a server, not an organisation&apos;s address.</source>
        <translation>Das ist die Nummer eines Servers, nicht die Adresse einer Organisation.</translation>
    </message>
    <message>
        <source>“%1” is a Microsoft Dynamics 365 address.</source>
        <translation>„%1“ ist eine Adresse von Microsoft Dynamics 365.</translation>
    </message>
    <message>
        <source>Choose Microsoft Dynamics 365 as your CRM, or paste a Salesforce address.</source>
        <translation>Wählen Sie Microsoft Dynamics 365 als Ihr CRM oder fügen Sie eine Salesforce-Adresse ein.</translation>
    </message>
    <message>
        <source>The address contains a backslash.</source>
        <translation>Die Adresse enthält einen umgekehrten Schrägstrich.</translation>
    </message>
    <message>
        <source>What stands before the @ does not belong to an address.</source>
        <translation>Was vor dem @ steht, gehört nicht zu einer Adresse.</translation>
    </message>
    <message>
        <source>Remove it, together with the @, if the rest is really your organisation&apos;s address.</source>
        <translation>Entfernen Sie es zusammen mit dem @, wenn der Rest wirklich die Adresse Ihrer Organisation ist.</translation>
    </message>
    <message>
        <source>Salesforce answers on port 443 only.</source>
        <translation>Salesforce antwortet nur auf Port 443.</translation>
    </message>
    <message>
        <source>Remove the colon and the number after it.</source>
        <translation>Entfernen Sie den Doppelpunkt und die Zahl dahinter.</translation>
    </message>
    <message>
        <source>The host name contains an escaped character (%).</source>
        <translation>Der Hostname enthält ein maskiertes Zeichen (%).</translation>
    </message>
    <message>
        <source>What stands behind the colon of “%1” is not a port.</source>
        <translation>Was hinter dem Doppelpunkt von „%1“ steht, ist kein Port.</translation>
    </message>
    <message>
        <source>Leave it out, together with the colon.</source>
        <translation>Lassen Sie es samt dem Doppelpunkt weg.</translation>
    </message>
</context>
<context>
    <name>fairlead::AddressField</name>
    <message>
        <source>Address of your CRM</source>
        <translation>Adresse Ihres CRM</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
</context>
<context>
    <name>fairlead::AddressVerb</name>
    <message>
        <source>There is no such cloud. The clouds are: %1.</source>
        <translation>Diese Cloud gibt es nicht. Es gibt: %1.</translation>
    </message>
    <message>
        <source>This link names an environment only. Its address is looked up when you sign in.</source>
        <translation>Dieser Link nennt nur eine Umgebung. Ihre Adresse wird bei der Anmeldung ermittelt.</translation>
    </message>
    <message>
        <source>Not certain; it may also be %1.</source>
        <translation>Nicht sicher; es kann auch %1 sein.</translation>
    </message>
    <message>
        <source>Not certain; whether it answers there shows when you connect.</source>
        <translation>Nicht sicher; ob die Adresse antwortet, zeigt sich beim Verbinden.</translation>
    </message>
    <message>
        <source>Shows the CRM address that a pasted text stands for, offline.</source>
        <translation>Zeigt offline, für welche CRM-Adresse ein eingefügter Text steht.</translation>
    </message>
</context>
<context>
    <name>fairlead::Administration</name>
    <message>
        <source>What your administrator has set (%1) has a value for “%2” that is none.</source>
        <translation>Was Ihr Administrator eingestellt hat (%1), enthält für „%2“ einen Wert, den es nicht gibt.</translation>
    </message>
    <message>
        <source>Tell your administrator: it takes %1. Until then Fairlead connects to nothing.</source>
        <translation>Sagen Sie es Ihrem Administrator: Möglich ist %1. Bis dahin verbindet sich Fairlead mit nichts.</translation>
    </message>
    <message>
        <source>What your administrator has set (%1) has “%2”, but not “Crm”.</source>
        <translation>Was Ihr Administrator eingestellt hat (%1), enthält „%2“, aber nicht „Crm“.</translation>
    </message>
    <message>
        <source>Tell your administrator: which CRM it is for has to be said as well. Until then Fairlead connects to nothing.</source>
        <translation>Sagen Sie es Ihrem Administrator: Für welches CRM das gilt, muss dabeistehen. Bis dahin verbindet sich Fairlead mit nichts.</translation>
    </message>
    <message>
        <source>What your administrator has set (%1) has a “SignInMethod” that its “Crm” does not have.</source>
        <translation>Was Ihr Administrator eingestellt hat (%1), enthält eine „SignInMethod“, die es bei seinem „Crm“ nicht gibt.</translation>
    </message>
    <message>
        <source>Tell your administrator: with “%1” it takes %2. Until then Fairlead connects to nothing.</source>
        <translation>Sagen Sie es Ihrem Administrator: Bei „%1“ ist %2 möglich. Bis dahin verbindet sich Fairlead mit nichts.</translation>
    </message>
    <message>
        <source>What your administrator has set (%1) has “%2”, which is no setting.</source>
        <translation>Was Ihr Administrator eingestellt hat (%1), enthält „%2“; das ist keine Einstellung.</translation>
    </message>
    <message>
        <source>Tell your administrator: it is written “%1”. Until then Fairlead connects to nothing.</source>
        <translation>Sagen Sie es Ihrem Administrator: Es wird „%1“ geschrieben. Bis dahin verbindet sich Fairlead mit nichts.</translation>
    </message>
    <message>
        <source>What your administrator has set (%1) has a “Cloud” that there is not: %2.</source>
        <translation>Was Ihr Administrator eingestellt hat (%1), enthält eine „Cloud“, die es nicht gibt: %2.</translation>
    </message>
    <message>
        <source>Tell your administrator: while no clouds may be added, it has to be one that is built in. Until then Fairlead connects to nothing.</source>
        <translation>Sagen Sie es Ihrem Administrator: Solange keine Clouds hinzugefügt werden dürfen, muss es eine eingebaute sein. Bis dahin verbindet sich Fairlead mit nichts.</translation>
    </message>
    <message>
        <source>What your administrator has set (%1) has “manual” for “ProxyMode”, but no “%2” that counts as much.</source>
        <translation>Was Ihr Administrator eingestellt hat (%1), enthält „manual“ für „ProxyMode“, aber kein „%2“, das ebenso viel gilt.</translation>
    </message>
    <message>
        <source>Tell your administrator: the proxy&apos;s host and port have to be set in the same place. Until then Fairlead connects to nothing.</source>
        <translation>Sagen Sie es Ihrem Administrator: Host und Port des Proxys müssen an derselben Stelle eingestellt werden. Bis dahin verbindet sich Fairlead mit nichts.</translation>
    </message>
</context>
<context>
    <name>fairlead::AdministratorMessage</name>
    <message>
        <source>I am setting up Fairlead, which connects a user for data integration to Salesforce. The sign-in was refused:</source>
        <translation>Ich richte Fairlead ein, das einen Benutzer für die Datenintegration mit Salesforce verbindet. Die Anmeldung wurde abgelehnt:</translation>
    </message>
    <message>
        <source>I am setting up Fairlead, which connects a user for data integration to Microsoft Dynamics 365. The sign-in was refused:</source>
        <translation>Ich richte Fairlead ein, das einen Benutzer für die Datenintegration mit Microsoft Dynamics 365 verbindet. Die Anmeldung wurde abgelehnt:</translation>
    </message>
    <message>
        <source>What would help: %1</source>
        <translation>Was helfen würde: %1</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation>Consumer Key</translation>
    </message>
    <message>
        <source>Application (client) id</source>
        <translation>Anwendungs-ID (Client)</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Fehlercode</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>To agree to the app, open</source>
        <translation>Um der App zuzustimmen, öffnen Sie</translation>
    </message>
    <message>
        <source>Page that helps</source>
        <translation>Seite, die weiterhilft</translation>
    </message>
</context>
<context>
    <name>fairlead::AdministratorSignIn</name>
    <message>
        <source>The approval of the administrator %1</source>
        <translation>Die Freigabe des Administrators %1</translation>
    </message>
</context>
<context>
    <name>fairlead::ApplicationAccess</name>
    <message>
        <source>Application user</source>
        <translation>Anwendungsbenutzer</translation>
    </message>
    <message>
        <source>Security role</source>
        <translation>Sicherheitsrolle</translation>
    </message>
</context>
<context>
    <name>fairlead::ApplicationMaker</name>
    <message>
        <source>looking at the environment and what the jobs need</source>
        <translation>die Umgebung und der Bedarf der Aufträge werden angesehen</translation>
    </message>
    <message>
        <source>the security role</source>
        <translation>die Sicherheitsrolle</translation>
    </message>
    <message>
        <source>the application user</source>
        <translation>der Anwendungsbenutzer</translation>
    </message>
    <message>
        <source>signing in as the application</source>
        <translation>Anmeldung als Anwendung</translation>
    </message>
    <message>
        <source>The security role “%1” is still there.</source>
        <translation>Die Sicherheitsrolle „%1“ ist noch da.</translation>
    </message>
</context>
<context>
    <name>fairlead::ApplicationSetup</name>
    <message>
        <source>Fairlead has begun with another app here: %1.</source>
        <translation>Fairlead hat hier mit einer anderen App begonnen: %1.</translation>
    </message>
    <message>
        <source>Go on with that one, or take its access back first.</source>
        <translation>Fahren Sie mit dieser fort oder nehmen Sie deren Zugang zuerst zurück.</translation>
    </message>
</context>
<context>
    <name>fairlead::ApplicationVerb</name>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>This administrator may not make the application user.</source>
        <translation>Dieser Administrator darf den Anwendungsbenutzer nicht anlegen.</translation>
    </message>
    <message>
        <source>Have somebody enter what is listed, then run this again; or sign in as a system administrator of the environment.</source>
        <translation>Lassen Sie jemanden das Aufgeführte eintragen und rufen Sie dies dann erneut auf, oder melden Sie sich als Systemadministrator der Umgebung an.</translation>
    </message>
    <message>
        <source>An application is given for Dynamics 365 only.</source>
        <translation>Eine Anwendung wird nur für Dynamics 365 angegeben.</translation>
    </message>
    <message>
        <source>--external-ids is for Salesforce.</source>
        <translation>--external-ids ist für Salesforce gedacht.</translation>
    </message>
    <message>
        <source>The app proves who it is by --certificate-file with --key-file, or by its client secret.</source>
        <translation>Die App weist sich mit --certificate-file und --key-file aus oder mit ihrem geheimen Clientschlüssel.</translation>
    </message>
    <message>
        <source>--application is missing: the app registration&apos;s client id.</source>
        <translation>--application fehlt: die Client-ID der App-Registrierung.</translation>
    </message>
    <message>
        <source>To be entered by hand: %1 %2</source>
        <translation>Von Hand einzutragen: %1 %2</translation>
    </message>
    <message>
        <source>  %1: %2</source>
        <translation>  %1: %2</translation>
    </message>
    <message>
        <source>  %1. %2</source>
        <translation>  %1. %2</translation>
    </message>
    <message>
        <source>  The administrator who signed in lacks: %1</source>
        <translation>  Dem angemeldeten Administrator fehlt: %1</translation>
    </message>
</context>
<context>
    <name>fairlead::Arguments</name>
    <message>
        <source>Secrets are never given as arguments: every program on this computer could read them. Use --%1.</source>
        <translation>Geheimnisse werden nie als Argumente übergeben: Jedes Programm auf diesem Computer könnte sie lesen. Verwenden Sie --%1.</translation>
    </message>
    <message>
        <source>There is no option --%1 here.</source>
        <translation>Hier gibt es keine Option --%1.</translation>
    </message>
    <message>
        <source>“fairleadctl help” lists the verbs.</source>
        <translation>„fairleadctl help“ listet die Befehle auf.</translation>
    </message>
    <message>
        <source>“fairleadctl help %1” shows what it takes.</source>
        <translation>„fairleadctl help %1“ zeigt, was dazugehört.</translation>
    </message>
    <message>
        <source>Options begin with two hyphens; a text that begins with one goes behind a lone --.</source>
        <translation>Optionen beginnen mit zwei Bindestrichen; ein Text, der mit einem beginnt, gehört hinter ein alleinstehendes --.</translation>
    </message>
    <message>
        <source>--%1 needs a value: %2.</source>
        <translation>--%1 braucht einen Wert: %2.</translation>
    </message>
    <message>
        <source>The value of --%1 is empty.</source>
        <translation>Der Wert von --%1 ist leer.</translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation>--%1 nimmt keinen Wert.</translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation>--%1 ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>This verb takes no text.</source>
        <translation>Dieser Befehl nimmt keinen Text.</translation>
    </message>
    <message>
        <source>There are too many words; a text with blanks goes between quotes.</source>
        <translation>Das sind zu viele Wörter; ein Text mit Leerzeichen gehört in Anführungszeichen.</translation>
    </message>
</context>
<context>
    <name>fairlead::AuthorizePage</name>
    <message>
        <source>Authorize</source>
        <translation>Autorisieren</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Sign in as a Global Administrator of your organisation and choose Accept.</source>
        <translation>Melden Sie sich als Globaler Administrator Ihrer Organisation an und wählen Sie „Akzeptieren“.</translation>
    </message>
    <message>
        <source>Sign in to Salesforce as the user Fairlead is to work with, and choose Allow.</source>
        <translation>Melden Sie sich bei Salesforce als der Benutzer an, mit dem Fairlead arbeiten soll, und wählen Sie „Zulassen“.</translation>
    </message>
    <message>
        <source>Fairlead neither sees nor saves the administrator&apos;s password. It receives a permission for your organisation; what it needs of the administrator stays in memory and is gone when this window closes.</source>
        <translation>Fairlead sieht und speichert das Kennwort des Administrators nicht. Es erhält eine Berechtigung für Ihre Organisation; was es vom Administrator braucht, bleibt im Arbeitsspeicher und ist weg, sobald dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Fairlead neither sees nor saves the password. It receives a permission that you can take back in Salesforce at any time.</source>
        <translation>Fairlead sieht und speichert das Kennwort nicht. Es erhält eine Berechtigung, die Sie in Salesforce jederzeit zurücknehmen können.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Your organisation has agreed.</source>
        <translation>Ihre Organisation hat zugestimmt.</translation>
    </message>
    <message>
        <source>%1 has agreed.</source>
        <translation>%1 hat zugestimmt.</translation>
    </message>
    <message>
        <source>Administrator: %1</source>
        <translation>Administrator: %1</translation>
    </message>
    <message>
        <source>Tenant: %1</source>
        <translation>Mandant: %1</translation>
    </message>
    <message>
        <source>%1 is authorized.</source>
        <translation>%1 ist autorisiert.</translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation>Benutzer: %1</translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation>Umgebung: %1</translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation>Cloud: %1</translation>
    </message>
    <message>
        <source>Sign in to Salesforce as an administrator of this connection&apos;s organisation, and choose Allow.</source>
        <translation>Melden Sie sich bei Salesforce als Administrator der Organisation dieser Verbindung an und wählen Sie „Zulassen“.</translation>
    </message>
    <message>
        <source>Fairlead neither sees nor saves the password. Any administrator of the organisation will do; what is to be done is shown before anything is changed.</source>
        <translation>Fairlead sieht das Kennwort nicht und speichert es nicht. Jeder Administrator der Organisation ist recht; was geschehen soll, steht da, bevor etwas geändert wird.</translation>
    </message>
    <message>
        <source>Asking the address whether it is your CRM…</source>
        <translation>Die Adresse wird gefragt, ob sie Ihr CRM ist …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>fairlead::Autostart</name>
    <message>
        <source>Whether Fairlead starts at login could not be written down.</source>
        <translation>Ob Fairlead beim Anmelden startet, konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Check that you may write to %1.</source>
        <translation>Prüfen Sie, ob Sie in %1 schreiben dürfen.</translation>
    </message>
</context>
<context>
    <name>fairlead::BrowserSignIn</name>
    <message>
        <source>Sign in as %1 here:</source>
        <translation>Melden Sie sich hier als %1 an:</translation>
    </message>
    <message>
        <source>Sign in as %1: open %2 and type the code %3.</source>
        <translation>Melden Sie sich als %1 an: Öffnen Sie %2 und geben Sie den Code %3 ein.</translation>
    </message>
    <message>
        <source>Sign in as an administrator here:</source>
        <translation>Melden Sie sich hier als Administrator an:</translation>
    </message>
    <message>
        <source>Salesforce has no device code for apps that are not installed.</source>
        <translation>Salesforce hat keinen Gerätecode für Apps, die nicht installiert sind.</translation>
    </message>
    <message>
        <source>Sign in as an administrator: open %1 and type the code %2.</source>
        <translation>Melden Sie sich als Administrator an: Öffnen Sie %1 und geben Sie den Code %2 ein.</translation>
    </message>
    <message>
        <source>Sign in as the user who is to work for “%1” from now on, here:</source>
        <translation>Melden Sie sich hier als der Benutzer an, der künftig für „%1“ arbeiten soll:</translation>
    </message>
    <message>
        <source>Sign in as the user who is to take over: open %1 and type the code %2.</source>
        <translation>Melden Sie sich als der Benutzer an, der übernehmen soll: Öffnen Sie %1 und geben Sie den Code %2 ein.</translation>
    </message>
</context>
<context>
    <name>fairlead::Bundle</name>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Name a file in a folder you may write to.</source>
        <translation>Nennen Sie eine Datei in einem Ordner, in den Sie schreiben dürfen.</translation>
    </message>
</context>
<context>
    <name>fairlead::CheckList</name>
    <message>
        <source>Open the setting</source>
        <translation>Einstellung öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>fairlead::ChecksVerb</name>
    <message>
        <source>FAILED</source>
        <translation>FEHLGESCHLAGEN</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>“fairleadctl reconnect” can mend it.</source>
        <translation>„fairleadctl reconnect“ kann das beheben.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Checks how CRM, user and computer are set up for each connection to stay up.</source>
        <translation>Prüft, ob CRM, Benutzer und Computer so eingerichtet sind, dass jede Verbindung bestehen bleibt.</translation>
    </message>
    <message>
        <source>--as-administrator is for Salesforce; at Dynamics 365 the connection&apos;s own user may read what is checked.</source>
        <translation>--as-administrator gilt für Salesforce; bei Dynamics 365 darf der Benutzer der Verbindung selbst lesen, was geprüft wird.</translation>
    </message>
    <message>
        <source>--no-browser and --client-id belong to --as-administrator.</source>
        <translation>--no-browser und --client-id gehören zu --as-administrator.</translation>
    </message>
    <message>
        <source>“fairleadctl checks --as-administrator” can tell.</source>
        <translation>„fairleadctl checks --as-administrator“ kann es sagen.</translation>
    </message>
    <message>
        <source>  What the integration user may not read was told to %1.</source>
        <translation>  Was der Integrationsbenutzer nicht lesen darf, wurde %1 gesagt.</translation>
    </message>
</context>
<context>
    <name>fairlead::ChoosePage</name>
    <message>
        <source>Choose your CRM</source>
        <translation>CRM wählen</translation>
    </message>
    <message>
        <source>You need: an administrator who may approve an app. About two minutes.</source>
        <translation>Sie brauchen: einen Administrator, der eine App genehmigen darf. Etwa zwei Minuten.</translation>
    </message>
    <message>
        <source>You need: a Global Administrator for the consent, the non-interactive user&apos;s name and password, and your CRM&apos;s address.</source>
        <translation>Sie brauchen: einen Globalen Administrator für die Zustimmung, Name und Kennwort des nicht interaktiven Benutzers und die Adresse Ihres CRM.</translation>
    </message>
    <message>
        <source>Try it with the practice org</source>
        <translation>Mit der Übungsorganisation ausprobieren</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: Fairlead starts a small CRM of its own, and all of it is gone afterwards.</source>
        <translation>Nichts verlässt diesen Computer: Fairlead startet ein eigenes kleines CRM, von dem danach nichts übrig bleibt.</translation>
    </message>
    <message>
        <source>Fairlead connects one integration user and keeps your CRM in step with this computer.</source>
        <translation>Fairlead verbindet einen Integrationsbenutzer und hält Ihr CRM und diesen Computer auf demselben Stand.</translation>
    </message>
    <message>
        <source>Starting the practice org…</source>
        <translation>Übungsorganisation wird gestartet…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>fairlead::ChosenConnections</name>
    <message>
        <source>There is no connection yet.</source>
        <translation>Es gibt noch keine Verbindung.</translation>
    </message>
    <message>
        <source>Make one with “fairleadctl connect” or with “fairlead --setup”.</source>
        <translation>Legen Sie eine mit „fairleadctl connect“ oder mit „fairlead --setup“ an.</translation>
    </message>
    <message>
        <source>There is no connection “%1”.</source>
        <translation>Es gibt keine Verbindung „%1“.</translation>
    </message>
    <message>
        <source>The connections are: %1.</source>
        <translation>Es gibt diese Verbindungen: %1.</translation>
    </message>
</context>
<context>
    <name>fairlead::CloudsFile</name>
    <message>
        <source>The file with added clouds (clouds.json) was refused: %1</source>
        <translation>Die Datei mit hinzugefügten Clouds (clouds.json) wurde abgelehnt: %1</translation>
    </message>
    <message>
        <source>Correct or delete the file. Until then only the built-in clouds are offered.</source>
        <translation>Berichtigen oder löschen Sie die Datei. Bis dahin werden nur die eingebauten Clouds angeboten.</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is not known</source>
        <translation>der Schlüssel „%1“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a text</source>
        <translation>„%1“ muss ein Text sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an address without path</source>
        <translation>„%1“ muss eine Adresse ohne Pfad sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must begin with https (http is for this computer only)</source>
        <translation>„%1“ muss mit https beginnen (http gilt nur für diesen Computer)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes the place of a built-in host</source>
        <translation>„%1“ tritt an die Stelle eines eingebauten Hosts</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list</source>
        <translation>„%1“ muss eine Liste sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds &quot;%2&quot;, which is no host</source>
        <translation>„%1“ enthält „%2“, das kein Host ist</translation>
    </message>
    <message>
        <source>it is not a list of clouds (%1).</source>
        <translation>sie ist keine Liste von Clouds (%1).</translation>
    </message>
    <message>
        <source>a cloud has no name</source>
        <translation>eine Cloud hat keinen Namen</translation>
    </message>
    <message>
        <source>the name is taken</source>
        <translation>der Name ist vergeben</translation>
    </message>
    <message>
        <source>an entry</source>
        <translation>ein Eintrag</translation>
    </message>
    <message>
        <source>it could not be read (%1).</source>
        <translation>sie konnte nicht gelesen werden (%1).</translation>
    </message>
    <message>
        <source>it belongs to somebody else.</source>
        <translation>sie gehört jemand anderem.</translation>
    </message>
    <message>
        <source>If you trust what it says, make it your own (chown) or replace it by a copy of yours: %1. Until then only the built-in clouds are offered.</source>
        <translation>Wenn Sie dem Inhalt vertrauen, machen Sie die Datei zu Ihrer eigenen (chown) oder ersetzen Sie sie durch eine Kopie von Ihnen: %1. Bis dahin werden nur die eingebauten Clouds angeboten.</translation>
    </message>
    <message>
        <source>others may write it.</source>
        <translation>andere dürfen sie ändern.</translation>
    </message>
    <message>
        <source>If you trust what it says, take that permission away: chmod go-w %1. Until then only the built-in clouds are offered.</source>
        <translation>Wenn Sie dem Inhalt vertrauen, nehmen Sie den anderen dieses Recht: chmod go-w %1. Bis dahin werden nur die eingebauten Clouds angeboten.</translation>
    </message>
    <message>
        <source>it is not a file.</source>
        <translation>das ist keine Datei.</translation>
    </message>
    <message>
        <source>it is not a list of clouds: what stands between “[” and “]” must be objects, one for each cloud.</source>
        <translation>sie ist keine Liste von Clouds: Zwischen „[“ und „]“ müssen Objekte stehen, eines für jede Cloud.</translation>
    </message>
    <message>
        <source>it is larger than %1 KiB.</source>
        <translation>sie ist größer als %1 KiB.</translation>
    </message>
</context>
<context>
    <name>fairlead::CommandLine</name>
    <message>
        <source>A verb is missing.</source>
        <translation>Es fehlt ein Befehl.</translation>
    </message>
    <message>
        <source>There is no such verb.</source>
        <translation>Diesen Befehl gibt es nicht.</translation>
    </message>
    <message>
        <source>The verb comes first.</source>
        <translation>Der Befehl steht an erster Stelle.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConflictsVerb</name>
    <message>
        <source>conflicts takes “resolve ID --keep crm|workspace” or “undo ID”.</source>
        <translation>conflicts nimmt „resolve ID --keep crm|workspace“ oder „undo ID“.</translation>
    </message>
    <message>
        <source>Say with “resolve” which side to --keep: crm or workspace.</source>
        <translation>Sagen Sie bei „resolve“ mit --keep, welche Seite bleibt: crm oder workspace.</translation>
    </message>
    <message>
        <source>--keep takes one of: crm, workspace.</source>
        <translation>--keep nimmt eines von: crm, workspace.</translation>
    </message>
    <message>
        <source>Give the conflict&apos;s number.</source>
        <translation>Geben Sie die Nummer des Konflikts an.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: %2 in the CRM, %3 in the workspace, before %4</source>
        <translation>%1: %2 im CRM, %3 im Arbeitsbereich, vorher %4</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>the CRM&apos;s was kept</source>
        <translation>der Stand des CRM wurde behalten</translation>
    </message>
    <message>
        <source>the workspace&apos;s was kept</source>
        <translation>der Stand des Arbeitsbereichs wurde behalten</translation>
    </message>
    <message>
        <source>  %1  %2 %3, %4 (%5)</source>
        <translation>  %1  %2 %3, %4 (%5)</translation>
    </message>
    <message>
        <source>  nothing in dispute</source>
        <translation>  nichts ist strittig</translation>
    </message>
    <message>
        <source>Lists what both sides have changed; “resolve ID --keep crm|workspace” answers, “undo ID” puts the loser back.</source>
        <translation>Listet auf, was beide Seiten geändert haben; „resolve ID --keep crm|workspace“ entscheidet, „undo ID“ holt den verlorenen Wert zurück.</translation>
    </message>
    <message>
        <source>deleted in the CRM, changed in the workspace</source>
        <translation>im CRM gelöscht, im Arbeitsbereich geändert</translation>
    </message>
    <message>
        <source>deleted in the workspace, changed in the CRM</source>
        <translation>im Arbeitsbereich gelöscht, im CRM geändert</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectPresets</name>
    <message>
        <source>%1 is set by your administrator to something else (%2 in %3).</source>
        <translation>%1 hat Ihr Administrator anders eingestellt (%2 in %3).</translation>
    </message>
    <message>
        <source>Leave it out: then what your administrator has set is taken.</source>
        <translation>Lassen Sie es weg: Dann gilt, was Ihr Administrator eingestellt hat.</translation>
    </message>
    <message>
        <source>Your administrator has set that the integration user signs in in a window (“%1”).</source>
        <translation>Ihr Administrator hat eingestellt, dass sich der Integrationsbenutzer in einem Fenster anmeldet („%1“).</translation>
    </message>
    <message>
        <source>Set the connection up in Fairlead: fairlead --setup.</source>
        <translation>Richten Sie die Verbindung in Fairlead ein: fairlead --setup.</translation>
    </message>
    <message>
        <source>The CRM</source>
        <translation>Das CRM</translation>
    </message>
    <message>
        <source>How the integration user signs in</source>
        <translation>Wie sich der Integrationsbenutzer anmeldet,</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectVerb</name>
    <message>
        <source>The CRM is “salesforce” or “dynamics”.</source>
        <translation>Das CRM ist „salesforce“ oder „dynamics“.</translation>
    </message>
    <message>
        <source>--url is missing: the address of the organisation.</source>
        <translation>--url fehlt: die Adresse der Organisation.</translation>
    </message>
    <message>
        <source>--username goes with a password; a client secret belongs to an application user, who has no name.</source>
        <translation>--username gehört zu einem Kennwort; ein geheimer Clientschlüssel gehört zu einem Anwendungsbenutzer, der keinen Namen hat.</translation>
    </message>
    <message>
        <source>--username needs --key-file: the key whose certificate the app knows.</source>
        <translation>--username braucht --key-file: den Schlüssel, dessen Zertifikat die App kennt.</translation>
    </message>
    <message>
        <source>--key-file goes without a password and without a client secret.</source>
        <translation>--key-file steht ohne Kennwort und ohne geheimen Clientschlüssel.</translation>
    </message>
    <message>
        <source>A password needs --username.</source>
        <translation>Zu einem Kennwort gehört --username.</translation>
    </message>
    <message>
        <source>--client-id is missing: the app&apos;s client id or consumer key.</source>
        <translation>--client-id fehlt: die Client-ID oder der Consumer Key der App.</translation>
    </message>
    <message>
        <source>This link names an environment, but not its address.</source>
        <translation>Dieser Link nennt eine Umgebung, aber nicht ihre Adresse.</translation>
    </message>
    <message>
        <source>Open the app in the browser and give its address, such as https://yourname.crm4.dynamics.com.</source>
        <translation>Öffnen Sie die App im Browser und geben Sie deren Adresse an, etwa https://ihrname.crm4.dynamics.com.</translation>
    </message>
    <message>
        <source>This build has no app of its own in the cloud “%1”: --client-id is needed.</source>
        <translation>Dieses Programm hat in der Cloud „%1“ keine eigene App: --client-id ist nötig.</translation>
    </message>
    <message>
        <source>There is no such cloud.</source>
        <translation>Diese Cloud gibt es nicht.</translation>
    </message>
    <message>
        <source>Connected: %1, %2, as %3.</source>
        <translation>Verbunden: %1, %2, als %3.</translation>
    </message>
    <message>
        <source>Verifies and saves a connection: dynamics or salesforce.</source>
        <translation>Prüft und speichert eine Verbindung: dynamics oder salesforce.</translation>
    </message>
    <message>
        <source>This connection was there already: it was renewed and keeps its name “%1”.</source>
        <translation>Diese Verbindung gab es schon: Sie wurde erneuert und behält ihren Namen „%1“.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>--tenant takes the tenant&apos;s id, as in 72f988bf-86f1-41af-91ab-2d7cd011db47; without it the address names it.</source>
        <translation>--tenant erwartet die ID des Mandanten, etwa 72f988bf-86f1-41af-91ab-2d7cd011db47; ohne die Option nennt ihn die Adresse.</translation>
    </message>
    <message>
        <source>The name “%1” is taken: this connection is called “%2”.</source>
        <translation>Der Name „%1“ ist vergeben: Diese Verbindung heißt „%2“.</translation>
    </message>
    <message>
        <source>This environment belongs to another tenant than --tenant names.</source>
        <translation>Diese Umgebung gehört zu einem anderen Mandanten, als --tenant nennt.</translation>
    </message>
    <message>
        <source>Check both; without --tenant the environment names its own.</source>
        <translation>Prüfen Sie beides; ohne --tenant nennt die Umgebung ihren eigenen.</translation>
    </message>
    <message>
        <source>--certificate-file needs --key-file: the certificate&apos;s own key.</source>
        <translation>--certificate-file braucht --key-file: den Schlüssel des Zertifikats.</translation>
    </message>
    <message>
        <source>--certificate-file is for an application user, who has no name.</source>
        <translation>--certificate-file ist für einen Anwendungsbenutzer gedacht, der keinen Namen hat.</translation>
    </message>
    <message>
        <source>--certificate-file goes without a password and a client secret.</source>
        <translation>--certificate-file steht ohne Kennwort und ohne geheimen Clientschlüssel.</translation>
    </message>
    <message>
        <source>--certificate-file is for Dynamics 365.</source>
        <translation>--certificate-file ist für Dynamics 365 gedacht.</translation>
    </message>
    <message>
        <source>--key-file needs --username at Salesforce, and --certificate-file at Dynamics 365.</source>
        <translation>--key-file braucht bei Salesforce --username und bei Dynamics 365 --certificate-file.</translation>
    </message>
    <message>
        <source>This environment belongs to another tenant than your administrator has set (Tenant in %1).</source>
        <translation>Diese Umgebung gehört zu einem anderen Mandanten, als Ihr Administrator eingestellt hat (Tenant in %1).</translation>
    </message>
    <message>
        <source>Check the address; or ask your administrator.</source>
        <translation>Prüfen Sie die Adresse, oder fragen Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>The organisation does not have these objects, or its user may not read them (Objects, set by your administrator): %1.</source>
        <translation>Diese Objekte hat die Organisation nicht, oder ihr Benutzer darf sie nicht lesen (Objects, von Ihrem Administrator eingestellt): %1.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectedPage</name>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Fairlead can reach your CRM. Finish keeps the connection on this computer and starts the first sync.</source>
        <translation>Fairlead erreicht Ihr CRM. „Abschließen“ behält die Verbindung auf diesem Computer und startet den ersten Abgleich.</translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation>Cloud: %1</translation>
    </message>
    <message>
        <source>%1 is connected</source>
        <translation>%1 ist verbunden</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>Wie es weitergeht</translation>
    </message>
    <message>
        <source>The first sync fetches the records; you can watch it and go on working. After that Fairlead looks every five minutes for what changed. Its icon in the tray tells how it stands.</source>
        <translation>Der erste Abgleich holt die Datensätze; Sie können zusehen und weiterarbeiten. Danach sieht Fairlead alle fünf Minuten nach, was sich geändert hat. Sein Symbol im Infobereich zeigt, wie es steht.</translation>
    </message>
    <message>
        <source>Asking this computer&apos;s keychain…</source>
        <translation>Der Schlüsselbund dieses Computers wird gefragt…</translation>
    </message>
    <message>
        <source>Secrets go into this computer&apos;s keychain</source>
        <translation>Geheimnisse kommen in den Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <source>It was tried: what Fairlead puts there can be read again.</source>
        <translation>Es wurde ausprobiert: Was Fairlead dort ablegt, lässt sich wieder lesen.</translation>
    </message>
    <message>
        <source>The sign-in is kept only until you quit</source>
        <translation>Die Anmeldung gilt nur, bis Sie Fairlead beenden</translation>
    </message>
    <message>
        <source>After that Fairlead asks you to sign in again. Your data stays.</source>
        <translation>Danach bittet Fairlead Sie, sich erneut anzumelden. Ihre Daten bleiben.</translation>
    </message>
    <message>
        <source>Try the keychain again</source>
        <translation>Schlüsselbund erneut versuchen</translation>
    </message>
    <message>
        <source>Keep the sign-in only until you quit Fairlead?</source>
        <translation>Anmeldung nur behalten, bis Sie Fairlead beenden?</translation>
    </message>
    <message>
        <source>It is held in memory and written nowhere. When Fairlead or the computer is restarted, syncing pauses until you sign in again.</source>
        <translation>Sie bleibt im Arbeitsspeicher und wird nirgends gespeichert. Wird Fairlead oder der Computer neu gestartet, ruht der Abgleich, bis Sie sich erneut anmelden.</translation>
    </message>
    <message>
        <source>Keep only until I quit</source>
        <translation>Nur bis zum Beenden behalten</translation>
    </message>
    <message>
        <source>No, go back</source>
        <translation>Nein, zurück</translation>
    </message>
    <message>
        <source>Unlock and try again</source>
        <translation>Entsperren und erneut versuchen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Keep only until I quit…</source>
        <translation>Nur bis zum Beenden behalten…</translation>
    </message>
    <message>
        <source>Checking how your CRM is set up…</source>
        <translation>Die Einrichtung Ihres CRM wird geprüft…</translation>
    </message>
    <message>
        <source>How your CRM is set up could not be checked.</source>
        <translation>Die Einrichtung Ihres CRM konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Saving the connection…</source>
        <translation>Verbindung wird gespeichert…</translation>
    </message>
    <message>
        <source>Your computer may ask for its keychain.</source>
        <translation>Ihr Computer fragt vielleicht nach seinem Schlüsselbund.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Objects: %1</source>
        <translation>Objekte: %1</translation>
    </message>
    <message>
        <source>Checks passed: %1</source>
        <translation>Bestandene Prüfungen: %1</translation>
    </message>
    <message>
        <source>Secrets stay in memory</source>
        <translation>Geheimnisse bleiben im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>A trial uses neither your keychain nor your folders; nothing of it is left when you quit.</source>
        <translation>Ein Probelauf benutzt weder Ihren Schlüsselbund noch Ihre Ordner; wenn Sie das Programm beenden, bleibt nichts davon übrig.</translation>
    </message>
    <message>
        <source>%1 takes over from %2; everything is read again and compared</source>
        <translation>%1 übernimmt von %2; alles wird neu gelesen und verglichen</translation>
    </message>
    <message>
        <source>The connection is there, and its first sync has begun.</source>
        <translation>Die Verbindung steht, und ihr erster Abgleich hat begonnen.</translation>
    </message>
    <message>
        <source>With Finish, Fairlead also makes its integration user, permission set and app; that can take ten minutes, and is shown here.</source>
        <translation>Mit „Abschließen“ legt Fairlead auch seinen Integrationsbenutzer, seinen Berechtigungssatz und seine App an; das kann zehn Minuten dauern und wird hier gezeigt.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionBuilder</name>
    <message>
        <source>The connection has been removed meanwhile.</source>
        <translation>Die Verbindung wurde inzwischen entfernt.</translation>
    </message>
    <message>
        <source>Set up a new one.</source>
        <translation>Richten Sie eine neue ein.</translation>
    </message>
    <message>
        <source>%1 works for another connection already: “%2”.</source>
        <translation>%1 arbeitet bereits für eine andere Verbindung: „%2“.</translation>
    </message>
    <message>
        <source>Choose another user, or remove that connection first.</source>
        <translation>Wählen Sie einen anderen Benutzer, oder entfernen Sie zuerst jene Verbindung.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionInfo</name>
    <message>
        <source>%1 now belongs to another organisation than the one that was connected.</source>
        <translation>%1 gehört jetzt zu einer anderen Organisation als der, die verbunden wurde.</translation>
    </message>
    <message>
        <source>A refreshed sandbox is a new organisation: set up a new connection for it. Nothing was read or changed.</source>
        <translation>Eine aktualisierte Sandbox ist eine neue Organisation: Richten Sie dafür eine neue Verbindung ein. Es wurde nichts gelesen oder geändert.</translation>
    </message>
    <message>
        <source>This sign-in leads to another organisation (%1) than the one of “%2”.</source>
        <translation>Diese Anmeldung führt zu einer anderen Organisation (%1) als der von „%2“.</translation>
    </message>
    <message>
        <source>Sign in to the connection&apos;s own organisation; another one is a new connection. Nothing was stored.</source>
        <translation>Melden Sie sich bei der Organisation der Verbindung an; eine andere ist eine neue Verbindung. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>%1 has signed in, but “%2” works as %3.</source>
        <translation>%1 hat sich angemeldet, aber „%2“ arbeitet als %3.</translation>
    </message>
    <message>
        <source>Sign in as %1. To have another user work for this connection, change its integration user. Nothing was stored.</source>
        <translation>Melden Sie sich als %1 an. Soll ein anderer Benutzer für diese Verbindung arbeiten, wechseln Sie ihren Integrationsbenutzer. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>“%1” was connected as %2; what it signs in with leads to another user now.</source>
        <translation>„%1“ wurde als %2 verbunden; womit die Verbindung sich anmeldet, führt jetzt zu einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>Have the app&apos;s user set back in the CRM; or go on with the new one: change the connection&apos;s integration user. Nothing was read or changed.</source>
        <translation>Lassen Sie den Benutzer der App im CRM zurücksetzen; oder machen Sie mit dem neuen weiter: Wechseln Sie den Integrationsbenutzer der Verbindung. Nichts wurde gelesen oder geändert.</translation>
    </message>
    <message>
        <source>“%1” has no integration user any more: server-to-server access was turned off, and nobody has taken over.</source>
        <translation>„%1“ hat keinen Integrationsbenutzer mehr: Der Server-zu-Server-Zugang wurde ausgeschaltet, und niemand hat übernommen.</translation>
    </message>
    <message>
        <source>Choose who is to work for it: “Change integration user…” on its card, or “fairleadctl reauthorize --change-user”. Jobs and data stay.</source>
        <translation>Wählen Sie, wer für sie arbeiten soll: „Integrationsbenutzer wechseln…“ auf ihrer Karte oder „fairleadctl reauthorize --change-user“. Aufträge und Daten bleiben.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionLife</name>
    <message>
        <source>Salesforce could not be asked to end the access of “%1”: %2</source>
        <translation>Salesforce konnte nicht gebeten werden, den Zugriff von „%1“ zu beenden: %2</translation>
    </message>
    <message>
        <source>Its token is destroyed here. An administrator can end the app&apos;s access in Setup, under “Connected Apps OAuth Usage”.</source>
        <translation>Sein Token ist hier vernichtet. Ein Administrator kann den Zugriff der App in Setup unter „Connected Apps OAuth Usage“ beenden.</translation>
    </message>
    <message>
        <source>The workspace %1 could not be deleted.</source>
        <translation>Der Arbeitsbereich %1 konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Close the programs that have it open, and remove the connection again.</source>
        <translation>Schließen Sie die Programme, die ihn geöffnet haben, und entfernen Sie die Verbindung noch einmal.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionName</name>
    <message>
        <source>A connection&apos;s name is one line of 1 to %1 characters.</source>
        <translation>Der Name einer Verbindung ist eine Zeile mit 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>Choose another name, such as the organisation&apos;s.</source>
        <translation>Wählen Sie einen anderen Namen, etwa den der Organisation.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionRunner</name>
    <message>
        <source>The workspace file was damaged. It was set aside as %1, and everything is read again from the CRM.</source>
        <translation>Die Datei des Arbeitsbereichs war beschädigt. Sie wurde als %1 beiseitegelegt, und alles wird erneut aus dem CRM gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that were not sent yet were taken over.</source>
        <translation>
            <numerusform>%n noch nicht gesendete Änderung wurde übernommen.</numerusform>
            <numerusform>%n noch nicht gesendete Änderungen wurden übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Others may be lost with the damaged part: keep the file until you have looked.</source>
        <translation>Weitere können mit dem beschädigten Teil verloren sein: Behalten Sie die Datei, bis Sie nachgesehen haben.</translation>
    </message>
    <message>
        <source>This computer is not connected to any network.</source>
        <translation>Dieser Computer ist mit keinem Netzwerk verbunden.</translation>
    </message>
    <message>
        <source>The sync goes on by itself as soon as it is. Changes made here meanwhile are sent then.</source>
        <translation>Der Abgleich geht von selbst weiter, sobald er es ist. Was hier inzwischen geändert wird, wird dann gesendet.</translation>
    </message>
    <message>
        <source>Everything has to be read here, and the network is a metered one: that waits for another network.</source>
        <translation>Hier ist alles zu lesen, und das Netzwerk ist ein getaktetes: Das wartet auf ein anderes Netzwerk.</translation>
    </message>
    <message>
        <source>Changes go on being read and sent meanwhile. &quot;Sync now&quot; reads everything all the same; in the limits of the sync status it can be allowed for good.</source>
        <translation>Änderungen werden inzwischen weiter gelesen und gesendet. „Jetzt abgleichen“ liest trotzdem alles; unter „Grenzen“ beim Stand des Abgleichs lässt es sich auf Dauer erlauben.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionSecrets</name>
    <message>
        <source>The password of %1 is not kept on this computer.</source>
        <translation>Das Kennwort von %1 ist nicht auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>What %1 signs in with is not in this computer&apos;s keychain any more.</source>
        <translation>Womit sich %1 anmeldet, ist nicht mehr im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>Connect again with the same user; jobs and data stay.</source>
        <translation>Verbinden Sie erneut mit demselben Benutzer; Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>Connect again with the same user; jobs and data stay. Where the password is kept, the connection renews itself.</source>
        <translation>Verbinden Sie erneut mit demselben Benutzer; Aufträge und Daten bleiben. Wird das Kennwort behalten, erneuert sich die Verbindung selbst.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionStanding</name>
    <message>
        <source>Reconnect, on its card or with “fairleadctl reconnect”: an administrator signs in, and Fairlead makes whole again what it has made there. Nothing is lost.</source>
        <translation>Verbinden Sie neu, auf der Karte oder mit „fairleadctl reconnect“: Ein Administrator meldet sich an, und Fairlead stellt wieder her, was es dort angelegt hat. Nichts geht verloren.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionsDocument</name>
    <message>
        <source>The list of connections (%1) is damaged.</source>
        <translation>Die Liste der Verbindungen (%1) ist beschädigt.</translation>
    </message>
    <message>
        <source>Restore the file from a backup, or rename it to start afresh. Fairlead does not overwrite it.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her, oder benennen Sie sie um, um neu anzufangen. Fairlead überschreibt sie nicht.</translation>
    </message>
    <message>
        <source>The list of connections (%1) was written by a newer version of Fairlead.</source>
        <translation>Die Liste der Verbindungen (%1) wurde von einer neueren Version von Fairlead geschrieben.</translation>
    </message>
    <message>
        <source>Install that version again. Fairlead does not overwrite it.</source>
        <translation>Installieren Sie jene Version wieder. Fairlead überschreibt die Liste nicht.</translation>
    </message>
    <message>
        <source>The connection has been removed meanwhile.</source>
        <translation>Die Verbindung wurde inzwischen entfernt.</translation>
    </message>
    <message>
        <source>Set up a new one.</source>
        <translation>Richten Sie eine neue ein.</translation>
    </message>
</context>
<context>
    <name>fairlead::ConnectionsVerb</name>
    <message>
        <source>%1: %2, %3, user %4</source>
        <translation>%1: %2, %3, Benutzer %4</translation>
    </message>
    <message>
        <source>There is no connection yet.</source>
        <translation>Es gibt noch keine Verbindung.</translation>
    </message>
    <message>
        <source>Lists the connections.</source>
        <translation>Listet die Verbindungen auf.</translation>
    </message>
</context>
<context>
    <name>fairlead::Consent</name>
    <message>
        <source>%1 has signed in for another organisation than the one of “%2”.</source>
        <translation>%1 hat sich für eine andere Organisation angemeldet als die von „%2“.</translation>
    </message>
    <message>
        <source>Sign in as an administrator of the connection&apos;s own organisation. Nothing was changed.</source>
        <translation>Melden Sie sich als Administrator der Organisation dieser Verbindung an. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>fairlead::CrmSession</name>
    <message>
        <source>The cloud &quot;%1&quot; is not known any more.</source>
        <translation>Die Cloud „%1“ ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>The address %1 does not belong to the cloud “%2”: nothing is sent there.</source>
        <translation>Die Adresse %1 gehört nicht zur Cloud „%2“: Dorthin wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Set up the connection again; or take back what was changed in connections.json or clouds.json.</source>
        <translation>Richten Sie die Verbindung neu ein, oder machen Sie rückgängig, was in connections.json oder clouds.json geändert wurde.</translation>
    </message>
    <message>
        <source>Put its entry back into clouds.json, or set up the connection again. Where your administrator does not allow added clouds (AddedClouds), ask your administrator: until then it rests.</source>
        <translation>Tragen Sie sie wieder in clouds.json ein, oder richten Sie die Verbindung neu ein. Erlaubt Ihr Administrator keine hinzugefügten Clouds (AddedClouds), fragen Sie ihn: Bis dahin ruht sie.</translation>
    </message>
</context>
<context>
    <name>fairlead::DeletionsVerb</name>
    <message>
        <source>deletions takes “approve JOB” or “discard JOB”.</source>
        <translation>deletions nimmt „approve JOB“ oder „discard JOB“.</translation>
    </message>
    <message>
        <source>No deletions of “%1” wait for an answer.</source>
        <translation>Keine Löschungen von „%1“ warten auf eine Antwort.</translation>
    </message>
    <message>
        <source>“fairleadctl deletions” lists those that do.</source>
        <translation>„fairleadctl deletions“ listet auf, welche warten.</translation>
    </message>
    <message>
        <source>  %1  %2: %3 deleted in the CRM would go here, %4 deleted here would go there</source>
        <translation>  %1  %2: %3 im CRM gelöschte würden hier verschwinden, %4 hier gelöschte dort</translation>
    </message>
    <message>
        <source>  no deletions wait</source>
        <translation>  keine Löschungen warten</translation>
    </message>
    <message>
        <source>Lists mass deletions that wait; “approve JOB” lets them go through, “discard JOB” brings the records back.</source>
        <translation>Listet Massenlöschungen auf, die warten; „approve JOB“ lässt sie zu, „discard JOB“ holt die Datensätze zurück.</translation>
    </message>
</context>
<context>
    <name>fairlead::Desktop</name>
    <message>
        <source>Fairlead: practice org, nothing is kept</source>
        <translation>Fairlead: Übungsorganisation, nichts wird behalten</translation>
    </message>
    <message>
        <source>Fairlead – Nothing is synced</source>
        <translation>Fairlead – Nichts wird abgeglichen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Quit Fairlead</source>
        <translation>Fairlead beenden</translation>
    </message>
    <message>
        <source>Fairlead – The network settings hold only until you quit</source>
        <translation>Fairlead – Die Netzwerkeinstellungen gelten nur, bis Sie Fairlead beenden</translation>
    </message>
</context>
<context>
    <name>fairlead::DiagnoseVerb</name>
    <message>
        <source>Files of the home</source>
        <translation>Dateien des Datenordners</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FEHLGESCHLAGEN</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Written to %1. It holds no passwords, tokens or names; read it before you send it.</source>
        <translation>In %1 geschrieben. Die Datei enthält keine Kennwörter, Token oder Namen; lesen Sie sie, bevor Sie sie versenden.</translation>
    </message>
    <message>
        <source>Checks what on this computer may stand in the way.</source>
        <translation>Prüft, was auf diesem Computer im Weg stehen könnte.</translation>
    </message>
</context>
<context>
    <name>fairlead::Diagnosis</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Fairlead %1, Qt %2, %3, %4, language %5</source>
        <translation>Fairlead %1, Qt %2, %3, %4, Sprache %5</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>This computer is not connected to a network.</source>
        <translation>Dieser Computer ist mit keinem Netzwerk verbunden.</translation>
    </message>
    <message>
        <source>Plug in a cable or join a wireless network.</source>
        <translation>Stecken Sie ein Kabel ein oder verbinden Sie sich mit einem Funknetz.</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>to %1: %2</source>
        <translation>zu %1: %2</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>This installation has no TLS.</source>
        <translation>Diese Installation hat kein TLS.</translation>
    </message>
    <message>
        <source>Install Fairlead again; a library is missing.</source>
        <translation>Installieren Sie Fairlead erneut; eine Bibliothek fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n further authority(ies)</source>
        <translation>
            <numerusform>%1, eine weitere Zertifizierungsstelle</numerusform>
            <numerusform>%1, %n weitere Zertifizierungsstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reaching %1</source>
        <translation>%1 erreichen</translation>
    </message>
    <message>
        <source>answered in %1 ms</source>
        <translation>Antwort nach %1 ms</translation>
    </message>
    <message>
        <source>Sign-in through the browser</source>
        <translation>Anmeldung im Browser</translation>
    </message>
    <message>
        <source>ports on this computer are free</source>
        <translation>Anschlüsse auf diesem Computer sind frei</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>an entry was written, read back and deleted</source>
        <translation>ein Eintrag wurde geschrieben, gelesen und gelöscht</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>No server was there to compare with.</source>
        <translation>Es war kein Server zum Vergleichen da.</translation>
    </message>
    <message>
        <source>Try again when the network works.</source>
        <translation>Versuchen Sie es erneut, wenn das Netzwerk funktioniert.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) apart from the server&apos;s</source>
        <translation>
            <numerusform>%n Sekunde von der des Servers entfernt</numerusform>
            <numerusform>%n Sekunden von der des Servers entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) apart from the server&apos;s.</source>
        <translation>
            <numerusform>Die Uhr dieses Computers weicht um %n Sekunde von der des Servers ab.</numerusform>
            <numerusform>Die Uhr dieses Computers weicht um %n Sekunden von der des Servers ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Have the clock set by the network: sign-in fails otherwise.</source>
        <translation>Lassen Sie die Uhr vom Netzwerk stellen: Sonst schlägt die Anmeldung fehl.</translation>
    </message>
    <message>
        <source>Workspace of %1</source>
        <translation>Arbeitsbereich von %1</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>noch nicht vorhanden</translation>
    </message>
    <message>
        <source>%1 records, %2 KiB</source>
        <translation>%1 Datensätze, %2 KiB</translation>
    </message>
    <message>
        <source>Saved sign-in of %1</source>
        <translation>Gespeicherte Anmeldung von %1</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>in the sealed file</source>
        <translation>in der versiegelten Datei</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>Only %1 are left where Fairlead keeps its files.</source>
        <translation>Dort, wo Fairlead seine Dateien ablegt, sind nur noch %1 frei.</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>List of connections</source>
        <translation>Liste der Verbindungen</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The file %1 is damaged or missing; its copy is in use.</source>
        <translation>Die Datei %1 ist beschädigt oder fehlt; ihre Kopie wird verwendet.</translation>
    </message>
    <message>
        <source>Nothing is lost: the file is made anew when a connection changes. Files that break by themselves are a reason to have the disk checked.</source>
        <translation>Nichts ist verloren: Die Datei entsteht neu, sobald sich eine Verbindung ändert. Wenn Dateien von selbst kaputtgehen, sollten Sie den Datenträger prüfen lassen.</translation>
    </message>
    <message>
        <source>Set by your administrator</source>
        <translation>Von Ihrem Administrator eingestellt</translation>
    </message>
    <message>
        <source>%1 (policy, %2)</source>
        <translation>%1 (Richtlinie, %2)</translation>
    </message>
    <message>
        <source>%1 (default, %2)</source>
        <translation>%1 (Vorgabe, %2)</translation>
    </message>
    <message>
        <source>%1: unknown to this version</source>
        <translation>%1: in dieser Version unbekannt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Sign-in window</source>
        <translation>Anmeldefenster</translation>
    </message>
    <message>
        <source>part of this installation</source>
        <translation>Teil dieser Installation</translation>
    </message>
    <message>
        <source>not part of this installation: people sign in in their browser</source>
        <translation>nicht Teil dieser Installation: angemeldet wird im Browser</translation>
    </message>
</context>
<context>
    <name>fairlead::Drift</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weiteres</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The integration user lacks rights that its jobs need: %1.</source>
        <translation>Dem Integrationsbenutzer fehlen Rechte, die seine Aufträge brauchen: %1.</translation>
    </message>
    <message>
        <source>Reconnect: an administrator signs in, and Fairlead grants exactly these. Everything else goes on, and nothing is lost.</source>
        <translation>Neu verbinden: Ein Administrator meldet sich an, und Fairlead vergibt genau diese Rechte. Alles andere läuft weiter, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>Have an administrator give the user these rights, by a permission set at Salesforce, by a security role at Dynamics 365; then sync again. Everything else goes on, and nothing is lost.</source>
        <translation>Lassen Sie einen Administrator dem Benutzer diese Rechte geben, bei Salesforce mit einem Berechtigungssatz, bei Dynamics 365 mit einer Sicherheitsrolle; gleichen Sie danach wieder ab. Alles andere läuft weiter, und nichts geht verloren.</translation>
    </message>
</context>
<context>
    <name>fairlead::Error</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Something went wrong inside Fairlead.</source>
        <translation>In Fairlead ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, send the diagnostic bundle to support.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, senden Sie das Diagnosepaket an den Support.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again in %1; where Fairlead keeps running it does so by itself. Nothing has been lost.</source>
        <translation>Versuchen Sie es in %1 erneut; wo Fairlead weiterläuft, geschieht das von selbst. Nichts ist verloren.</translation>
    </message>
</context>
<context>
    <name>fairlead::ErrorDetails</name>
    <message>
        <source>Error code</source>
        <translation>Fehlercode</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
</context>
<context>
    <name>fairlead::ErrorNote</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Netzwerkeinstellungen…</translation>
    </message>
    <message>
        <source>Use the sign-in window</source>
        <translation>Anmeldefenster verwenden</translation>
    </message>
    <message>
        <source>Sign in with your browser</source>
        <translation>Mit dem Browser anmelden</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>Code auf einem anderen Gerät verwenden</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Anderes Konto verwenden</translation>
    </message>
    <message>
        <source>Use our own app registration</source>
        <translation>Eigene App-Registrierung verwenden</translation>
    </message>
    <message>
        <source>Sign in as that user in a window</source>
        <translation>Als dieser Benutzer in einem Fenster anmelden</translation>
    </message>
    <message>
        <source>Use an application user instead</source>
        <translation>Stattdessen Anwendungsbenutzer verwenden</translation>
    </message>
    <message>
        <source>Authorize again</source>
        <translation>Erneut autorisieren</translation>
    </message>
    <message>
        <source>Copy the message for your administrator</source>
        <translation>Nachricht für Ihren Administrator kopieren</translation>
    </message>
    <message>
        <source>Open the page that helps</source>
        <translation>Seite öffnen, die weiterhilft</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Einzelheiten kopiert</translation>
    </message>
</context>
<context>
    <name>fairlead::Expiry</name>
    <message>
        <source>The certificate that %1 signs in with</source>
        <translation>Das Zertifikat, mit dem sich %1 anmeldet,</translation>
    </message>
    <message>
        <source>The client secret that %1 signs in with</source>
        <translation>Der geheime Clientschlüssel, mit dem sich %1 anmeldet,</translation>
    </message>
    <message>
        <source>%1 has expired.</source>
        <translation>%1 ist abgelaufen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 expires in %n day(s).</source>
        <translation>
            <numerusform>%1 läuft in %n Tag ab.</numerusform>
            <numerusform>%1 läuft in %n Tagen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Upload a new certificate to the app registration in Microsoft Entra ID, then re-authorise the connection with it; jobs and data stay.</source>
        <translation>Laden Sie in der App-Registrierung in Microsoft Entra ID ein neues Zertifikat hoch und autorisieren Sie die Verbindung damit neu; Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>Make a new client secret in the app registration in Microsoft Entra ID, then re-authorise the connection with it; jobs and data stay.</source>
        <translation>Erstellen Sie in der App-Registrierung in Microsoft Entra ID einen neuen geheimen Clientschlüssel und autorisieren Sie die Verbindung damit neu; Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>Reconnect in time: an administrator signs in once, and Fairlead makes a new certificate; jobs and data stay.</source>
        <translation>Verbinden Sie rechtzeitig neu: Ein Administrator meldet sich einmal an, und Fairlead macht ein neues Zertifikat; Aufträge und Daten bleiben.</translation>
    </message>
</context>
<context>
    <name>fairlead::Files</name>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that the disk is there and that your account may write in this folder.</source>
        <translation>Prüfen Sie, ob der Datenträger da ist und ob Ihr Konto in diesem Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check that the file is there and that your account may read it.</source>
        <translation>Prüfen Sie, ob die Datei da ist und ob Ihr Konto sie lesen darf.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>The folder %1 belongs to another user.</source>
        <translation>Der Ordner %1 gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>Choose a folder of your own: what Fairlead keeps there is for you alone.</source>
        <translation>Wählen Sie einen eigenen Ordner: Was Fairlead dort ablegt, ist nur für Sie bestimmt.</translation>
    </message>
    <message>
        <source>There is no room left to write %1.</source>
        <translation>Es ist kein Platz mehr, um %1 zu schreiben.</translation>
    </message>
    <message>
        <source>Free some space on the disk and try again.</source>
        <translation>Geben Sie Speicherplatz frei und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 is too large.</source>
        <translation>%1 ist zu groß.</translation>
    </message>
    <message>
        <source>Remove the file or put back the right one.</source>
        <translation>Entfernen Sie die Datei oder legen Sie die richtige zurück.</translation>
    </message>
    <message>
        <source>%1 belongs to another user.</source>
        <translation>%1 gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>Fairlead reads this file only if it is yours. Make it yours or remove it.</source>
        <translation>Fairlead liest diese Datei nur, wenn sie Ihnen gehört. Machen Sie sie zu Ihrer oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>%1 can be changed by other users.</source>
        <translation>%1 kann von anderen Benutzern geändert werden.</translation>
    </message>
    <message>
        <source>Take the right to write to it from everybody but yourself.</source>
        <translation>Entziehen Sie allen außer sich selbst das Recht, in die Datei zu schreiben.</translation>
    </message>
</context>
<context>
    <name>fairlead::FlowPage</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
</context>
<context>
    <name>fairlead::ForgetVerb</name>
    <message>
        <source>%1 is no folder of Fairlead&apos;s: there are neither a list of connections nor saved sign-ins in it. Nothing was changed.</source>
        <translation>%1 ist kein Ordner von Fairlead: Er enthält weder eine Liste von Verbindungen noch gespeicherte Anmeldungen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Check what FAIRLEAD_HOME is set to.</source>
        <translation>Prüfen Sie, worauf FAIRLEAD_HOME gesetzt ist.</translation>
    </message>
    <message>
        <source>Every connection, saved sign-in, workspace and setting of this computer goes.</source>
        <translation>Alle Verbindungen, gespeicherten Anmeldungen, Arbeitsbereiche und Einstellungen auf diesem Computer werden gelöscht.</translation>
    </message>
    <message>
        <source>Every connection and saved sign-in of this computer goes.</source>
        <translation>Alle Verbindungen und gespeicherten Anmeldungen auf diesem Computer werden gelöscht.</translation>
    </message>
    <message>
        <source>Confirm it with --yes.</source>
        <translation>Bestätigen Sie das mit --yes.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>What Fairlead made at the CRM stays there (“fairleadctl remove” takes it back). Type “%1” to go on:</source>
        <translation>Was Fairlead im CRM angelegt hat, bleibt dort („fairleadctl remove“ nimmt es zurück). Geben Sie „%1“ ein, um fortzufahren:</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Deleted from the keychain: %1</source>
        <translation>Aus dem Schlüsselbund gelöscht: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Gelöscht: %1</translation>
    </message>
    <message>
        <source>Not Fairlead&apos;s, and kept: %1</source>
        <translation>Nicht von Fairlead und deshalb behalten: %1</translation>
    </message>
    <message>
        <source>Still there: %1. %2</source>
        <translation>Noch vorhanden: %1. %2</translation>
    </message>
    <message>
        <source>There was nothing to forget.</source>
        <translation>Es gab nichts zu löschen.</translation>
    </message>
    <message>
        <source>Deletes from this computer what Fairlead signs in with, and with --all everything it keeps here.</source>
        <translation>Löscht von diesem Computer, womit Fairlead sich anmeldet, und mit --all alles, was es hier aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>fairlead::HandOver</name>
    <message>
        <source>Fairlead is already running, but it does not answer.</source>
        <translation>Fairlead läuft bereits, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>Try again in a moment; if that does not help, quit Fairlead and try again.</source>
        <translation>Versuchen Sie es gleich noch einmal; hilft das nicht, beenden Sie Fairlead und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The running Fairlead ended before it answered.</source>
        <translation>Das laufende Fairlead wurde beendet, bevor es geantwortet hat.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Fairlead cannot be reached by its command-line tool.</source>
        <translation>Das Befehlszeilenwerkzeug kann Fairlead nicht erreichen.</translation>
    </message>
    <message>
        <source>Check that the folder for temporary files can be written.</source>
        <translation>Prüfen Sie, ob in den Ordner für temporäre Dateien geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Fairlead is already running as process %1, but it does not answer.</source>
        <translation>Fairlead läuft bereits als Prozess %1, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>End that process and try again; nothing that is stored is lost by that.</source>
        <translation>Beenden Sie diesen Prozess und versuchen Sie es erneut; nichts Gespeichertes geht dadurch verloren.</translation>
    </message>
</context>
<context>
    <name>fairlead::HomeAccess</name>
    <message>
        <source>The access of this connection is being changed already.</source>
        <translation>Der Zugang dieser Verbindung wird gerade schon geändert.</translation>
    </message>
    <message>
        <source>Wait until that has ended, or cancel it.</source>
        <translation>Warten Sie, bis das beendet ist, oder brechen Sie es ab.</translation>
    </message>
    <message>
        <source>This access is made for Salesforce only.</source>
        <translation>Diesen Zugang gibt es nur für Salesforce.</translation>
    </message>
    <message>
        <source>For Dynamics 365 connect an application user: that is its server-to-server access.</source>
        <translation>Verbinden Sie für Dynamics 365 einen Anwendungsbenutzer: Das ist dort der Server-zu-Server-Zugang.</translation>
    </message>
    <message>
        <source>The connection has been removed meanwhile.</source>
        <translation>Die Verbindung wurde inzwischen entfernt.</translation>
    </message>
    <message>
        <source>Set up a new one.</source>
        <translation>Richten Sie eine neue ein.</translation>
    </message>
    <message>
        <source>“%1” was revoked or removed while its access was being changed: that has ended.</source>
        <translation>„%1“ wurde widerrufen oder entfernt, während ihr Zugang geändert wurde: Das ist damit beendet.</translation>
    </message>
    <message>
        <source>What was made in the organisation until then is remembered as long as the connection is in the list: go on with it, or take it back.</source>
        <translation>Was bis dahin in der Organisation angelegt wurde, ist vermerkt, solange die Verbindung in der Liste steht: Setzen Sie es fort, oder nehmen Sie es zurück.</translation>
    </message>
    <message>
        <source>Choose who is to work for it: “Change integration user…” on its card, or “fairleadctl reauthorize --change-user”. Jobs and data stay.</source>
        <translation>Wählen Sie, wer für sie arbeiten soll: „Integrationsbenutzer wechseln…“ auf ihrer Karte oder „fairleadctl reauthorize --change-user“. Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>“%1” needs a sign-in: %2 works for “%3” already, so that it could not be handed over.</source>
        <translation>„%1“ braucht eine Anmeldung: %2 arbeitet schon für „%3“, deshalb ließ sie sich nicht übergeben.</translation>
    </message>
    <message>
        <source>“%1” stays revoked.</source>
        <translation>„%1“ bleibt widerrufen.</translation>
    </message>
    <message>
        <source>The approval that “%1” signed in with before</source>
        <translation>Die Freigabe, mit der sich „%1“ bisher angemeldet hat</translation>
    </message>
</context>
<context>
    <name>fairlead::HomeApplication</name>
    <message>
        <source>An application user is made for Dynamics 365 only.</source>
        <translation>Ein Anwendungsbenutzer wird nur für Dynamics 365 angelegt.</translation>
    </message>
    <message>
        <source>The app registration&apos;s client id and its client secret, or its certificate, are needed.</source>
        <translation>Gebraucht werden die Client-ID der App-Registrierung und ihr geheimer Clientschlüssel oder ihr Zertifikat.</translation>
    </message>
    <message>
        <source>Register an app in Microsoft Entra ID, or ask whoever manages it.</source>
        <translation>Registrieren Sie eine App in Microsoft Entra ID oder fragen Sie, wer das verwaltet.</translation>
    </message>
</context>
<context>
    <name>fairlead::HomeForget</name>
    <message>
        <source>The list of connections is gone, and with it the names of what the keychain may still hold.</source>
        <translation>Die Liste der Verbindungen fehlt und mit ihr die Namen dessen, was der Schlüsselbund noch enthalten kann.</translation>
    </message>
    <message>
        <source>Look in the keychain for entries whose names begin with “fairlead/”, and delete them there.</source>
        <translation>Suchen Sie im Schlüsselbund nach Einträgen, deren Namen mit „fairlead/“ beginnen, und löschen Sie sie dort.</translation>
    </message>
    <message>
        <source>The file %1 could not be deleted.</source>
        <translation>Die Datei %1 konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Close whatever has it open, and try again.</source>
        <translation>Schließen Sie das Programm, das sie geöffnet hat, und versuchen Sie es erneut.</translation>
    </message>
</context>
<context>
    <name>fairlead::HomeSession</name>
    <message>
        <source>The file with further certificate authorities cannot be read: %1.</source>
        <translation>Die Datei mit weiteren Zertifizierungsstellen kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Put it back, or choose another one in the network settings (“extraCaFile” in settings.json).</source>
        <translation>Legen Sie sie zurück oder wählen Sie in den Netzwerkeinstellungen eine andere („extraCaFile“ in settings.json).</translation>
    </message>
    <message>
        <source>The access of “%1” was revoked on this computer.</source>
        <translation>Der Zugriff von „%1“ wurde auf diesem Computer widerrufen.</translation>
    </message>
    <message>
        <source>Re-authorise it to go on; jobs and data have stayed.</source>
        <translation>Autorisieren Sie erneut, damit es weitergeht; Aufträge und Daten sind geblieben.</translation>
    </message>
    <message>
        <source>The client certificate cannot be read: %1.</source>
        <translation>Das Clientzertifikat kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Put it back, or choose another one in the network settings (“clientCertificateFile” in settings.json).</source>
        <translation>Legen Sie es zurück, oder wählen Sie in den Netzwerkeinstellungen ein anderes („clientCertificateFile“ in settings.json).</translation>
    </message>
    <message>
        <source>Reconnect it to go on, as an administrator; jobs and data have stayed.</source>
        <translation>Verbinden Sie sie als Administrator neu, um fortzufahren; Aufträge und Daten sind geblieben.</translation>
    </message>
    <message>
        <source>Connect it again to go on, as the same user and with its key or secret; jobs and data have stayed.</source>
        <translation>Richten Sie sie mit demselben Benutzer und seinem Schlüssel oder Geheimnis noch einmal ein, um fortzufahren; Aufträge und Daten sind geblieben.</translation>
    </message>
</context>
<context>
    <name>fairlead::IdentityField</name>
    <message>
        <source>Certificate of this computer (PKCS#12 file: .p12, .pfx)</source>
        <translation>Zertifikat dieses Computers (PKCS#12-Datei: .p12, .pfx)</translation>
    </message>
    <message>
        <source>Only where a server of your company asks who connects. Shown to such servers and no other.</source>
        <translation>Nur wo ein Server Ihrer Firma wissen will, wer sich verbindet. Es wird nur solchen Servern gezeigt.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose the file with this computer&apos;s certificate</source>
        <translation>Datei mit dem Zertifikat dieses Computers auswählen</translation>
    </message>
    <message>
        <source>Password of the certificate file</source>
        <translation>Kennwort der Zertifikatsdatei</translation>
    </message>
    <message>
        <source>Password of this file</source>
        <translation>Kennwort dieser Datei</translation>
    </message>
    <message>
        <source>It cannot be read. Check the path.</source>
        <translation>Sie kann nicht gelesen werden. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>It is too large for a certificate file.</source>
        <translation>Sie ist zu groß für eine Zertifikatsdatei.</translation>
    </message>
    <message>
        <source>It does not open with this password, or holds no certificate with its key.</source>
        <translation>Sie lässt sich mit diesem Kennwort nicht öffnen oder enthält kein Zertifikat mit seinem Schlüssel.</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>Diese Datei kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>%1, valid until %2</source>
        <translation>%1, gültig bis %2</translation>
    </message>
    <message>
        <source>Fairlead shows a certificate to servers that ask for one</source>
        <translation>Fairlead zeigt Servern, die danach fragen, ein Zertifikat</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Fairlead – Choose the certificate file</source>
        <translation>Fairlead – Zertifikatsdatei auswählen</translation>
    </message>
    <message>
        <source>Certificates with their key (*.p12 *.pfx)</source>
        <translation>Zertifikate mit ihrem Schlüssel (*.p12 *.pfx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>fairlead::InputRules</name>
    <message>
        <source>This address belongs to the cloud &quot;%1&quot;, but &quot;%2&quot; is chosen.</source>
        <translation>Diese Adresse gehört zur Cloud „%1“, gewählt ist aber „%2“.</translation>
    </message>
    <message>
        <source>Paste an address of the chosen cloud, or choose the other cloud.</source>
        <translation>Fügen Sie eine Adresse der gewählten Cloud ein oder wählen Sie die andere Cloud.</translation>
    </message>
</context>
<context>
    <name>fairlead::InstanceLock</name>
    <message>
        <source>Fairlead is already running.</source>
        <translation>Fairlead läuft bereits.</translation>
    </message>
    <message>
        <source>Use the running program, or quit it from its tray icon first.</source>
        <translation>Verwenden Sie das laufende Programm, oder beenden Sie es zuerst über sein Symbol im Infobereich.</translation>
    </message>
    <message>
        <source>%1 could not be locked.</source>
        <translation>%1 konnte nicht gesperrt werden.</translation>
    </message>
    <message>
        <source>Check that you may write to this folder, that the disk is not full and that it is a local one.</source>
        <translation>Prüfen Sie, ob Sie in diesen Ordner schreiben dürfen, der Datenträger nicht voll ist und er zu diesem Computer gehört.</translation>
    </message>
</context>
<context>
    <name>fairlead::JobsVerb</name>
    <message>
        <source>--%1 takes one of: %2.</source>
        <translation>--%1 nimmt eines von: %2.</translation>
    </message>
    <message>
        <source>--every takes minutes, from 1 to 10080.</source>
        <translation>--every nimmt Minuten, von 1 bis 10080.</translation>
    </message>
    <message>
        <source>The options belong to “jobs add” and “jobs change”.</source>
        <translation>Die Optionen gehören zu „jobs add“ und „jobs change“.</translation>
    </message>
    <message>
        <source>jobs takes one of: %1.</source>
        <translation>jobs nimmt eines von: %1.</translation>
    </message>
    <message>
        <source>Name the object as the CRM does, such as Account.</source>
        <translation>Nennen Sie das Objekt wie das CRM, zum Beispiel Account.</translation>
    </message>
    <message>
        <source>There is no job “%1”.</source>
        <translation>Es gibt keinen Auftrag „%1“.</translation>
    </message>
    <message>
        <source>“fairleadctl jobs” lists them with their numbers.</source>
        <translation>„fairleadctl jobs“ listet sie mit ihren Nummern auf.</translation>
    </message>
    <message>
        <source>  %1  %2: %3, conflicts: %4, every %5 min</source>
        <translation>  %1  %2: %3, Konflikte: %4, alle %5 min</translation>
    </message>
    <message>
        <source>, paused</source>
        <translation>, angehalten</translation>
    </message>
    <message numerus="yes">
        <source>, %n field(s)</source>
        <translation>
            <numerusform>, %n Feld</numerusform>
            <numerusform>, %n Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>  no jobs yet: the first sync makes them</source>
        <translation>  noch keine Aufträge: Der erste Abgleich legt sie an</translation>
    </message>
    <message>
        <source>  waits: %1 of %2 %3: %4</source>
        <translation>  wartet: %1 von %2 %3: %4</translation>
    </message>
    <message>
        <source>Lists the jobs; “add OBJECT”, “change”, “pause”, “resume”, “remove”, “run” and “retry” with a job&apos;s number.</source>
        <translation>Listet die Aufträge auf; „add OBJECT“, „change“, „pause“, „resume“, „remove“, „run“ und „retry“ mit der Nummer eines Auftrags.</translation>
    </message>
    <message>
        <source>--allow-duplicates belongs to “jobs retry”.</source>
        <translation>--allow-duplicates gehört zu „jobs retry“.</translation>
    </message>
    <message>
        <source>, external id %1</source>
        <translation>, externe ID %1</translation>
    </message>
    <message>
        <source>, where %1</source>
        <translation>, wobei %1</translation>
    </message>
    <message>
        <source>    resembles: %1</source>
        <translation>    ähnelt: %1</translation>
    </message>
    <message>
        <source>    none after all? “fairleadctl jobs retry %1 --allow-duplicates”</source>
        <translation>    doch kein Duplikat? „fairleadctl jobs retry %1 --allow-duplicates“</translation>
    </message>
    <message>
        <source>Whether the CRM has %1 could not be asked: %2</source>
        <translation>Ob das CRM %1 hat, konnte nicht erfragt werden: %2</translation>
    </message>
    <message>
        <source>from the CRM only</source>
        <translation>nur aus dem CRM</translation>
    </message>
    <message>
        <source>to the CRM only</source>
        <translation>nur ins CRM</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>in beide Richtungen</translation>
    </message>
    <message>
        <source>the CRM wins</source>
        <translation>das CRM gewinnt</translation>
    </message>
    <message>
        <source>the workspace wins</source>
        <translation>der Arbeitsbereich gewinnt</translation>
    </message>
    <message>
        <source>the newer one wins</source>
        <translation>das Neuere gewinnt</translation>
    </message>
    <message>
        <source>you are asked</source>
        <translation>Sie werden gefragt</translation>
    </message>
    <message>
        <source>new record</source>
        <translation>neuer Datensatz</translation>
    </message>
    <message>
        <source>deletion</source>
        <translation>Löschung</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>fairlead::LaidDown</name>
    <message>
        <source>Your administrator has set something else: %1 in %2.</source>
        <translation>Ihr Administrator hat etwas anderes eingestellt: %1 in %2.</translation>
    </message>
    <message>
        <source>Use what your administrator has set. Nothing was stored.</source>
        <translation>Nehmen Sie, was Ihr Administrator eingestellt hat. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>What your administrator has set (%1) has a value for “%2” that cannot be used.</source>
        <translation>Was Ihr Administrator eingestellt hat (%1), enthält für „%2“ einen Wert, der nicht zu gebrauchen ist.</translation>
    </message>
    <message>
        <source>Tell your administrator: there is no such cloud.</source>
        <translation>Sagen Sie es Ihrem Administrator: Diese Cloud gibt es nicht.</translation>
    </message>
    <message>
        <source>Tell your administrator: it is no address of this CRM in the cloud that is set.</source>
        <translation>Sagen Sie es Ihrem Administrator: Das ist keine Adresse dieses CRM in der eingestellten Cloud.</translation>
    </message>
    <message>
        <source>Tell your administrator, who has set it: %1 in %2.</source>
        <translation>Sagen Sie es Ihrem Administrator, der es eingestellt hat: %1 in %2.</translation>
    </message>
</context>
<context>
    <name>fairlead::LiveServices</name>
    <message>
        <source>An application user cannot look up the address of an environment.</source>
        <translation>Ein Anwendungsbenutzer kann die Adresse einer Umgebung nicht ermitteln.</translation>
    </message>
    <message>
        <source>Open the app in the browser and paste its address, such as https://yourname.crm4.dynamics.com.</source>
        <translation>Öffnen Sie die App im Browser und fügen Sie ihre Adresse ein, etwa https://ihrname.crm4.dynamics.com.</translation>
    </message>
    <message>
        <source>The approval that was given in the browser</source>
        <translation>Die Freigabe, die im Browser erteilt wurde</translation>
    </message>
</context>
<context>
    <name>fairlead::LoopbackListener</name>
    <message>
        <source>This computer does not let Fairlead receive the browser&apos;s answer.</source>
        <translation>Dieser Computer lässt Fairlead die Antwort des Browsers nicht empfangen.</translation>
    </message>
    <message>
        <source>Check whether a firewall blocks local connections, or sign in another way.</source>
        <translation>Prüfen Sie, ob eine Firewall lokale Verbindungen blockiert, oder melden Sie sich auf anderem Weg an.</translation>
    </message>
    <message>
        <source>The ports the browser may answer to are in use by other programs.</source>
        <translation>Die Ports, an die der Browser antworten darf, sind von anderen Programmen belegt.</translation>
    </message>
    <message>
        <source>Close what uses one of the ports %1 (perhaps a second Fairlead), then try again.</source>
        <translation>Schließen Sie, was einen der Ports %1 belegt (vielleicht ein zweites Fairlead), und versuchen Sie es dann erneut.</translation>
    </message>
</context>
<context>
    <name>fairlead::LoopbackPage</name>
    <message>
        <source>Back to Fairlead</source>
        <translation>Zurück zu Fairlead</translation>
    </message>
    <message>
        <source>Fairlead has received the answer and goes on by itself. You can close this page and return to the Fairlead window.</source>
        <translation>Fairlead hat die Antwort erhalten und macht von selbst weiter. Sie können diese Seite schließen und zum Fairlead-Fenster zurückkehren.</translation>
    </message>
    <message>
        <source>The sign-in was not completed</source>
        <translation>Die Anmeldung wurde nicht abgeschlossen</translation>
    </message>
    <message>
        <source>Close this page and return to the Fairlead window: it says why, and what you can do now.</source>
        <translation>Schließen Sie diese Seite und kehren Sie zum Fairlead-Fenster zurück: Dort steht, warum, und was Sie jetzt tun können.</translation>
    </message>
    <message>
        <source>This page belongs to an earlier sign-in</source>
        <translation>Diese Seite gehört zu einer früheren Anmeldung</translation>
    </message>
    <message>
        <source>Fairlead still waits for the latest one. Close this page and go on in the newer one, or start again in the Fairlead window.</source>
        <translation>Fairlead wartet noch auf die letzte. Schließen Sie diese Seite und machen Sie in der neueren weiter, oder beginnen Sie im Fairlead-Fenster von vorn.</translation>
    </message>
    <message>
        <source>Nothing to see here</source>
        <translation>Hier gibt es nichts zu sehen</translation>
    </message>
    <message>
        <source>Fairlead only receives the answer of a sign-in at this address. Close this page and return to the Fairlead window.</source>
        <translation>Unter dieser Adresse empfängt Fairlead nur die Antwort einer Anmeldung. Schließen Sie diese Seite und kehren Sie zum Fairlead-Fenster zurück.</translation>
    </message>
</context>
<context>
    <name>fairlead::Network</name>
    <message>
        <source>This computer is not connected to a network.</source>
        <translation>Dieser Computer ist mit keinem Netzwerk verbunden.</translation>
    </message>
    <message>
        <source>Connect it; Fairlead goes on by itself.</source>
        <translation>Verbinden Sie ihn; Fairlead macht von selbst weiter.</translation>
    </message>
    <message>
        <source>The server %1 was not found.</source>
        <translation>Der Server %1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Check the spelling of the address, and whether a VPN has to be connected.</source>
        <translation>Prüfen Sie die Schreibweise der Adresse und ob ein VPN verbunden sein muss.</translation>
    </message>
    <message>
        <source>The server %1 refused the connection.</source>
        <translation>Der Server %1 hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, a firewall may be in the way or a proxy missing from the network settings.</source>
        <translation>Versuchen Sie es später erneut; bleibt es so, ist vielleicht eine Firewall im Weg, oder in den Netzwerkeinstellungen fehlt ein Proxy.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost before the answer was complete.</source>
        <translation>Die Verbindung zu %1 ging verloren, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>Try again; check the network if it happens often.</source>
        <translation>Versuchen Sie es erneut; prüfen Sie das Netzwerk, wenn es öfter geschieht.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The proxy %2 did not let the connection to %1 through.</source>
        <translation>Der Proxy %2 hat die Verbindung zu %1 nicht durchgelassen.</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings; ask your network administrator whether it allows %1.</source>
        <translation>Prüfen Sie den Proxy in den Netzwerkeinstellungen; fragen Sie Ihren Netzwerkadministrator, ob er %1 zulässt.</translation>
    </message>
    <message>
        <source>The proxy %2 asks for a user name and password.</source>
        <translation>Der Proxy %2 verlangt Benutzername und Kennwort.</translation>
    </message>
    <message>
        <source>Enter them in the network settings.</source>
        <translation>Geben Sie beides in den Netzwerkeinstellungen ein.</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by an authority this computer does not trust.</source>
        <translation>Das Zertifikat von %1 stammt von einer Zertifizierungsstelle, der dieser Computer nicht vertraut.</translation>
    </message>
    <message>
        <source>If your company inspects encrypted connections, add its certificate authority in the network settings; otherwise do not continue.</source>
        <translation>Prüft Ihr Unternehmen verschlüsselte Verbindungen, fügen Sie dessen Zertifizierungsstelle in den Netzwerkeinstellungen hinzu; andernfalls fahren Sie nicht fort.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid, so the connection is not safe.</source>
        <translation>Das Zertifikat von %1 ist nicht gültig, die Verbindung ist also nicht sicher.</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s date and time; if both are right, tell the server&apos;s administrator.</source>
        <translation>Prüfen Sie die Adresse sowie Datum und Uhrzeit dieses Computers; stimmt beides, benachrichtigen Sie den Administrator des Servers.</translation>
    </message>
    <message>
        <source>What %1 answered is not readable.</source>
        <translation>Die Antwort von %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Try again later; check that the address is right, and that no other program answers in its place.</source>
        <translation>Versuchen Sie es später erneut; prüfen Sie, ob die Adresse stimmt und nicht ein anderes Programm an ihrer Stelle antwortet.</translation>
    </message>
    <message>
        <source>The network settings name no proxy server.</source>
        <translation>In den Netzwerkeinstellungen ist kein Proxyserver angegeben.</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s host and port, or choose the system&apos;s proxy.</source>
        <translation>Geben Sie Host und Port des Proxys ein oder wählen Sie den Proxy des Systems.</translation>
    </message>
    <message>
        <source>%1 is not a safe address: only https is allowed.</source>
        <translation>%1 ist keine sichere Adresse: Nur https ist erlaubt.</translation>
    </message>
    <message>
        <source>Use the address that begins with https://.</source>
        <translation>Verwenden Sie die Adresse, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than Fairlead accepts.</source>
        <translation>Die Antwort von %1 ist größer, als Fairlead annimmt.</translation>
    </message>
    <message>
        <source>Report this to support.</source>
        <translation>Melden Sie dies dem Support.</translation>
    </message>
    <message>
        <source>The file with further certificate authorities holds no certificate.</source>
        <translation>Die Datei mit weiteren Zertifizierungsstellen enthält kein Zertifikat.</translation>
    </message>
    <message>
        <source>Choose a file in PEM form (it begins with BEGIN CERTIFICATE), or clear the field in the network settings.</source>
        <translation>Wählen Sie eine Datei im PEM-Format (sie beginnt mit BEGIN CERTIFICATE) oder leeren Sie das Feld in den Netzwerkeinstellungen.</translation>
    </message>
    <message>
        <source>The client certificate of the network settings cannot be opened.</source>
        <translation>Das Clientzertifikat der Netzwerkeinstellungen lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Check its password in the network settings, and that the file (PKCS#12, .p12 or .pfx) holds the certificate together with its key.</source>
        <translation>Prüfen Sie sein Kennwort in den Netzwerkeinstellungen, und dass die Datei (PKCS#12, .p12 oder .pfx) das Zertifikat zusammen mit seinem Schlüssel enthält.</translation>
    </message>
    <message>
        <source>The server %1 did not accept the encrypted connection: it seems to ask for a certificate of this computer.</source>
        <translation>Der Server %1 hat die verschlüsselte Verbindung nicht angenommen: Anscheinend verlangt er ein Zertifikat dieses Computers.</translation>
    </message>
    <message>
        <source>Enter the certificate that your network administrator gave you for it in the network settings, or another one if there is one already.</source>
        <translation>Geben Sie in den Netzwerkeinstellungen das Zertifikat an, das Sie dafür von Ihrer Netzwerkadministration bekommen haben, oder ein anderes, wenn dort schon eines steht.</translation>
    </message>
    <message>
        <source>The proxy %2 did not accept the user name and password.</source>
        <translation>Der Proxy %2 hat Benutzername und Kennwort nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Enter them again in the network settings; Fairlead has forgotten the password and does not try it a second time.</source>
        <translation>Geben Sie sie in den Netzwerkeinstellungen noch einmal ein; Fairlead hat das Kennwort vergessen und versucht es kein zweites Mal.</translation>
    </message>
</context>
<context>
    <name>fairlead::NetworkDialog</name>
    <message>
        <source>Fairlead – Network settings</source>
        <translation>Fairlead – Netzwerkeinstellungen</translation>
    </message>
    <message>
        <source>Network settings</source>
        <translation>Netzwerkeinstellungen</translation>
    </message>
    <message>
        <source>The same for this wizard, the sign-in window and every later sync.</source>
        <translation>Sie gelten gleichermaßen für diesen Assistenten, das Anmeldefenster und jeden späteren Abgleich.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>Proxy des Systems</translation>
    </message>
    <message>
        <source>As this computer is set up, scripts included.</source>
        <translation>So, wie dieser Computer eingerichtet ist, einschließlich Skripten.</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>Straight to the internet.</source>
        <translation>Direkt ins Internet.</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>Dieser Proxy</translation>
    </message>
    <message>
        <source>Host, port and, where it asks, a user.</source>
        <translation>Host, Port und, wo er danach fragt, ein Benutzer.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Kennwort des Proxys</translation>
    </message>
    <message>
        <source>Further certificate authority (PEM file)</source>
        <translation>Weitere Zertifizierungsstelle (PEM-Datei)</translation>
    </message>
    <message>
        <source>Where your company&apos;s proxy re-signs what passes through it. Ask your network administrator for the file.</source>
        <translation>Wenn der Proxy Ihres Unternehmens neu signiert, was ihn durchläuft. Fragen Sie Ihren Netzwerkadministrator nach der Datei.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>Zertifikatsdatei auswählen</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>Diese Datei kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>%1, valid until %2</source>
        <translation>%1, gültig bis %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>It cannot be read. Check the path.</source>
        <translation>Sie kann nicht gelesen werden. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>It is too large for a certificate file.</source>
        <translation>Sie ist zu groß für eine Zertifikatsdatei.</translation>
    </message>
    <message>
        <source>It holds no certificate in PEM form (&quot;-----BEGIN CERTIFICATE-----&quot;).</source>
        <translation>Sie enthält kein Zertifikat im PEM-Format („-----BEGIN CERTIFICATE-----“).</translation>
    </message>
    <message>
        <source>Fairlead – Choose the certificate file</source>
        <translation>Fairlead – Zertifikatsdatei auswählen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Fairlead will also trust what these authorities sign</source>
        <translation>Fairlead vertraut dann auch dem, was diese Zertifizierungsstellen beglaubigen</translation>
    </message>
    <message>
        <source>User name, where the proxy asks for one</source>
        <translation>Benutzername, wo der Proxy einen verlangt</translation>
    </message>
    <message>
        <source>The proxy did not accept the user name and password.</source>
        <translation>Der Proxy hat Benutzername und Kennwort nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Enter them again. The password is stored when the proxy has taken it, and not before.</source>
        <translation>Geben Sie sie noch einmal ein. Das Kennwort wird gespeichert, wenn der Proxy es angenommen hat, und nicht vorher.</translation>
    </message>
</context>
<context>
    <name>fairlead::OAuth</name>
    <message>
        <source>The sign-in service answered in a way Fairlead does not understand.</source>
        <translation>Der Anmeldedienst hat auf eine Weise geantwortet, die Fairlead nicht versteht.</translation>
    </message>
    <message>
        <source>A proxy or a guest network may have answered in its place: open a page in your browser, then try again.</source>
        <translation>Vielleicht hat ein Proxy oder ein Gastnetzwerk an seiner Stelle geantwortet: Öffnen Sie eine Seite in Ihrem Browser und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The sign-in service asks to slow down.</source>
        <translation>Der Anmeldedienst bittet um langsamere Anfragen.</translation>
    </message>
    <message>
        <source>The sign-in service cannot answer at the moment.</source>
        <translation>Der Anmeldedienst kann zurzeit nicht antworten.</translation>
    </message>
    <message>
        <source>Try again in a moment; where Fairlead keeps running it does so by itself.</source>
        <translation>Versuchen Sie es gleich noch einmal; wo Fairlead weiterläuft, geschieht das von selbst.</translation>
    </message>
</context>
<context>
    <name>fairlead::ObjectsModel</name>
    <message>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Users are always kept in step: other records belong to them.</source>
        <translation>Benutzer werden immer abgeglichen: Ihnen gehören andere Datensätze.</translation>
    </message>
    <message>
        <source>%1, %2 records</source>
        <translation>%1, %2 Datensätze</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Name in the CRM</source>
        <translation>Name im CRM</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
</context>
<context>
    <name>fairlead::ObjectsPage</name>
    <message>
        <source>What to keep in step</source>
        <translation>Was abgeglichen wird</translation>
    </message>
    <message>
        <source>Find an object</source>
        <translation>Objekt suchen</translation>
    </message>
    <message>
        <source>Objects to keep in step</source>
        <translation>Abzugleichende Objekte</translation>
    </message>
    <message>
        <source>Choose what Fairlead keeps in step. You can change it later, under Jobs.</source>
        <translation>Wählen Sie, was Fairlead abgleicht. Unter „Aufträge“ können Sie es später ändern.</translation>
    </message>
    <message>
        <source>Choose what Fairlead keeps in step with %1. You can change it later, under Jobs.</source>
        <translation>Wählen Sie, was Fairlead mit %1 abgleicht. Unter „Aufträge“ können Sie es später ändern.</translation>
    </message>
    <message>
        <source>Looking at what your CRM holds…</source>
        <translation>Es wird nachgesehen, was Ihr CRM enthält…</translation>
    </message>
    <message>
        <source>Objects chosen: %1. Records: %2 or more.</source>
        <translation>Ausgewählte Objekte: %1. Datensätze: %2 oder mehr.</translation>
    </message>
    <message>
        <source>Objects chosen: %1. Records: %2.</source>
        <translation>Ausgewählte Objekte: %1. Datensätze: %2.</translation>
    </message>
</context>
<context>
    <name>fairlead::Options</name>
    <message>
        <source>Set up a connection.</source>
        <translation>Eine Verbindung einrichten.</translation>
    </message>
    <message>
        <source>Start into the tray.</source>
        <translation>Im Infobereich starten.</translation>
    </message>
    <message>
        <source>Walk through everything and save a picture a page.</source>
        <translation>Alles durchgehen und von jeder Seite ein Bild speichern.</translation>
    </message>
    <message>
        <source>Speak this language.</source>
        <translation>Diese Sprache verwenden.</translation>
    </message>
    <message>
        <source>Scale everything, 2 for twice the size.</source>
        <translation>Alles skalieren, 2 für die doppelte Größe.</translation>
    </message>
    <message>
        <source>Dark colours.</source>
        <translation>Dunkle Farben.</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>Die Version ausgeben.</translation>
    </message>
    <message>
        <source>Print this.</source>
        <translation>Diese Hilfe ausgeben.</translation>
    </message>
    <message>
        <source>Connects an integration user to the CRM and keeps it in step.</source>
        <translation>Verbindet einen Integrationsbenutzer mit dem CRM und hält beide Seiten auf demselben Stand.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not understood.</source>
        <translation>„%1“ wird nicht verstanden.</translation>
    </message>
    <message>
        <source>--scale takes a number from 0.5 to 4.</source>
        <translation>--scale nimmt eine Zahl von 0.5 bis 4.</translation>
    </message>
    <message>
        <source>There is no display here to show a window on: start Fairlead in a desktop session, or use fairleadctl, which needs none.</source>
        <translation>Hier gibt es keinen Bildschirm für ein Fenster: Starten Sie Fairlead in einer Desktop-Sitzung oder verwenden Sie fairleadctl, das keinen braucht.</translation>
    </message>
    <message>
        <source>--tour takes a folder for the pictures.</source>
        <translation>--tour braucht einen Ordner für die Bilder.</translation>
    </message>
    <message>
        <source>--language takes one of: %1.</source>
        <translation>--language braucht eines von: %1.</translation>
    </message>
    <message>
        <source>Ask the running Fairlead to end, and wait until it has.</source>
        <translation>Das laufende Fairlead beenden und warten, bis es beendet ist.</translation>
    </message>
    <message>
        <source>Start into the tray, but end at once where starting at login is switched off.</source>
        <translation>Im Infobereich starten, aber sofort enden, wo der Start beim Anmelden abgeschaltet ist.</translation>
    </message>
</context>
<context>
    <name>fairlead::OwnClient</name>
    <message>
        <source>Advanced: use our own app registration</source>
        <translation>Erweitert: eigene App-Registrierung verwenden</translation>
    </message>
    <message>
        <source>Use our own app registration</source>
        <translation>Eigene App-Registrierung verwenden</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>This copy of Fairlead needs an app registration of yours.</source>
        <translation>Diese Ausgabe von Fairlead braucht eine App-Registrierung von Ihnen.</translation>
    </message>
    <message>
        <source>It has none of its own in the cloud &quot;%1&quot;. Making one takes five minutes and is done once.</source>
        <translation>In der Cloud „%1“ hat sie keine eigene. Eine anzulegen dauert fünf Minuten und ist nur einmal nötig.</translation>
    </message>
    <message>
        <source>Application (client) ID</source>
        <translation>Anwendungs-ID (Client)</translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation>Consumer Key</translation>
    </message>
    <message>
        <source>In Setup, open External Client App Manager and choose New External Client App.</source>
        <translation>Öffnen Sie in Setup „External Client App Manager“ und wählen Sie „New External Client App“.</translation>
    </message>
    <message>
        <source>Give it a name, then tick Enable OAuth and enter the three callback URLs below, one a line.</source>
        <translation>Geben Sie einen Namen an, kreuzen Sie „Enable OAuth“ an und tragen Sie die drei Callback-URLs von unten ein, je Zeile eine.</translation>
    </message>
    <message>
        <source>Choose the scopes &quot;Manage user data via APIs (api)&quot; and &quot;Perform requests at any time (refresh_token, offline_access)&quot;.</source>
        <translation>Wählen Sie die Bereiche „Manage user data via APIs (api)“ und „Perform requests at any time (refresh_token, offline_access)“.</translation>
    </message>
    <message>
        <source>Tick &quot;Require Proof Key for Code Exchange (PKCE)&quot; and untick &quot;Require secret for Web Server Flow&quot; and &quot;Require secret for Refresh Token Flow&quot;.</source>
        <translation>Kreuzen Sie „Require Proof Key for Code Exchange (PKCE)“ an und entfernen Sie das Häkchen bei „Require secret for Web Server Flow“ und „Require secret for Refresh Token Flow“.</translation>
    </message>
    <message>
        <source>Create it, open Settings → OAuth Settings → Consumer Key and Secret, and paste the consumer key above. It works after up to ten minutes.</source>
        <translation>Legen Sie die App an, öffnen Sie Settings → OAuth Settings → Consumer Key and Secret und fügen Sie den Consumer Key oben ein. Nach höchstens zehn Minuten funktioniert sie.</translation>
    </message>
    <message>
        <source>At %1, open Entra ID → App registrations → New registration.</source>
        <translation>Öffnen Sie unter %1 „Entra ID → App-Registrierungen → Neue Registrierung“.</translation>
    </message>
    <message>
        <source>As supported account types choose &quot;Accounts in any organizational directory&quot;.</source>
        <translation>Wählen Sie als unterstützte Kontotypen „Konten in einem beliebigen Organisationsverzeichnis“.</translation>
    </message>
    <message>
        <source>Under Authentication, add the platform &quot;Mobile and desktop applications&quot; with the two redirect URIs below, and set &quot;Allow public client flows&quot; to Yes.</source>
        <translation>Fügen Sie unter „Authentifizierung“ die Plattform „Mobilgerät- und Desktopanwendungen“ mit den beiden Umleitungs-URIs von unten hinzu und setzen Sie „Öffentliche Clientflows zulassen“ auf „Ja“.</translation>
    </message>
    <message>
        <source>Under API permissions, add Dynamics CRM → Delegated → user_impersonation. The consent follows on the next page.</source>
        <translation>Fügen Sie unter „API-Berechtigungen“ Dynamics CRM → Delegierte Berechtigungen → user_impersonation hinzu. Die Zustimmung folgt auf der nächsten Seite.</translation>
    </message>
    <message>
        <source>Paste the Application (client) ID from the overview above.</source>
        <translation>Fügen Sie die Anwendungs-ID (Client) aus der Übersicht oben ein.</translation>
    </message>
    <message>
        <source>In the Entra admin centre, open App registrations → New registration.</source>
        <translation>Öffnen Sie im Entra Admin Center „App-Registrierungen → Neue Registrierung“.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Callback URL</source>
        <translation>Callback-URL</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>Umleitungs-URI</translation>
    </message>
</context>
<context>
    <name>fairlead::Owner</name>
    <message>
        <source>The running Fairlead does not know this verb.</source>
        <translation>Das laufende Fairlead kennt diesen Befehl nicht.</translation>
    </message>
</context>
<context>
    <name>fairlead::OwnerEnd</name>
    <message>
        <source>Fairlead was asked to quit and has not ended yet.</source>
        <translation>Fairlead wurde zum Beenden aufgefordert und läuft noch.</translation>
    </message>
    <message>
        <source>Fairlead&apos;s command-line tool is still at work.</source>
        <translation>Das Kommandozeilenprogramm von Fairlead arbeitet noch.</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>Versuchen Sie es erneut, wenn es fertig ist.</translation>
    </message>
</context>
<context>
    <name>fairlead::PolicyFile</name>
    <message>
        <source>What your administrator has set (%1) cannot be relied upon: %2</source>
        <translation>Auf das, was Ihr Administrator eingestellt hat (%1), ist kein Verlass: %2</translation>
    </message>
    <message>
        <source>Tell your administrator. Until the file is in order Fairlead connects to nothing.</source>
        <translation>Sagen Sie es Ihrem Administrator. Bis die Datei in Ordnung ist, verbindet sich Fairlead mit nichts.</translation>
    </message>
    <message>
        <source>nobody can tell whose it is.</source>
        <translation>Wem sie gehört, ist nicht festzustellen.</translation>
    </message>
    <message>
        <source>%1 does not belong to root.</source>
        <translation>%1 gehört nicht root.</translation>
    </message>
    <message>
        <source>others may write to %1.</source>
        <translation>Andere dürfen %1 ändern.</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is not known; there are &quot;policies&quot; and &quot;defaults&quot;.</source>
        <translation>Der Schlüssel „%1“ ist nicht bekannt; es gibt „policies“ und „defaults“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an object.</source>
        <translation>„%1“ muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>it is not a file.</source>
        <translation>Sie ist keine Datei.</translation>
    </message>
    <message>
        <source>it could not be read (%1).</source>
        <translation>Sie konnte nicht gelesen werden (%1).</translation>
    </message>
    <message>
        <source>it is too large.</source>
        <translation>Sie ist zu groß.</translation>
    </message>
    <message>
        <source>it is no JSON object (%1, at byte %2).</source>
        <translation>Sie ist kein JSON-Objekt (%1, bei Byte %2).</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>its folder may not be looked into.</source>
        <translation>in ihren Ordner darf nicht hineingesehen werden.</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is there twice.</source>
        <translation>den Schlüssel „%1“ gibt es zweimal.</translation>
    </message>
</context>
<context>
    <name>fairlead::PolicyTemplate</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Program and syncing</source>
        <translation>Programm und Abgleich</translation>
    </message>
    <message>
        <source>What is offered</source>
        <translation>Was angeboten wird</translation>
    </message>
    <message>
        <source>New connections</source>
        <translation>Neue Verbindungen</translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>Möglich ist: %1.</translation>
    </message>
    <message>
        <source>The person sees it as set by the administrator and cannot change it. The policy of the computer goes before the one of the user.</source>
        <translation>Die Person sieht es als vom Administrator eingestellt und kann es nicht ändern. Die Richtlinie des Computers geht der des Benutzers vor.</translation>
    </message>
    <message>
        <source>Fairlead 0.1 or later</source>
        <translation>Fairlead 0.1 oder neuer</translation>
    </message>
    <message>
        <source>Settings of Fairlead</source>
        <translation>Einstellungen von Fairlead</translation>
    </message>
    <message>
        <source>Enabled means yes, disabled means no.</source>
        <translation>Aktiviert heißt ja, deaktiviert heißt nein.</translation>
    </message>
</context>
<context>
    <name>fairlead::PracticeNote</name>
    <message>
        <source>Sign in to the practice org as %1</source>
        <translation>Melden Sie sich bei der Übungsorganisation als %1 an</translation>
    </message>
    <message>
        <source>Password: %1</source>
        <translation>Kennwort: %1</translation>
    </message>
    <message>
        <source>Copy user name</source>
        <translation>Benutzernamen kopieren</translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation>Kennwort kopieren</translation>
    </message>
    <message>
        <source>The practice org&apos;s integration user is filled in for you.</source>
        <translation>Der Integrationsbenutzer der Übungsorganisation ist für Sie eingetragen.</translation>
    </message>
</context>
<context>
    <name>fairlead::PracticeProgram</name>
    <message>
        <source>The practice org did not start.</source>
        <translation>Die Übungsorganisation ist nicht gestartet.</translation>
    </message>
    <message>
        <source>Try again, or connect to your own CRM instead.</source>
        <translation>Versuchen Sie es erneut oder verbinden Sie stattdessen Ihr eigenes CRM.</translation>
    </message>
</context>
<context>
    <name>fairlead::ReauthorizeVerb</name>
    <message>
        <source>“%1” is signed in to in a browser: no secret belongs here.</source>
        <translation>Bei „%1“ meldet man sich in einem Browser an: Hierher gehört kein Geheimnis.</translation>
    </message>
    <message>
        <source>“%1” does not sign in with what --%2 names.</source>
        <translation>„%1“ meldet sich nicht mit dem an, was --%2 nennt.</translation>
    </message>
    <message>
        <source>“%1” needs --key-file: the key whose certificate the app knows.</source>
        <translation>„%1“ braucht --key-file: den Schlüssel, dessen Zertifikat die App kennt.</translation>
    </message>
    <message>
        <source>“%1” does not sign in in a browser.</source>
        <translation>„%1“ meldet sich nicht in einem Browser an.</translation>
    </message>
    <message>
        <source>%1: signed in again as %2 at %3.</source>
        <translation>%1: erneut angemeldet als %2 bei %3.</translation>
    </message>
    <message>
        <source>Signs in again as a connection&apos;s own user; jobs and data stay.</source>
        <translation>Meldet den Benutzer einer Verbindung erneut an; Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>--username, --client-id and --yes belong to --change-user.</source>
        <translation>--username, --client-id und --yes gehören zu --change-user.</translation>
    </message>
    <message>
        <source>--username is missing: who is to work for “%1” from now on.</source>
        <translation>--username fehlt: wer künftig für „%1“ arbeiten soll.</translation>
    </message>
    <message>
        <source>--client-id is missing: the app whose user is to work for “%1”.</source>
        <translation>--client-id fehlt: die App, deren Benutzer für „%1“ arbeiten soll.</translation>
    </message>
    <message>
        <source>An application user has no name: --client-id names him.</source>
        <translation>Ein Anwendungsbenutzer hat keinen Namen: --client-id benennt ihn.</translation>
    </message>
    <message>
        <source>“%1” stays with its app: --client-id does not belong here.</source>
        <translation>„%1“ bleibt bei seiner App: --client-id gehört nicht hierher.</translation>
    </message>
    <message>
        <source>“%1” signs in with what Fairlead has made at Salesforce: “fairleadctl reconnect” mends it, “server-access off” takes it back.</source>
        <translation>„%1“ meldet sich mit dem an, was Fairlead bei Salesforce angelegt hat: „fairleadctl reconnect“ bringt es in Ordnung, „server-access off“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>%1 has signed in, and not %2.</source>
        <translation>%1 hat sich angemeldet und nicht %2.</translation>
    </message>
    <message>
        <source>Sign in as %1. Nothing was stored.</source>
        <translation>Melden Sie sich als %1 an. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>%1 works for “%2”; from now on it would be %3.</source>
        <translation>%1 arbeitet für „%2“; künftig wäre es %3.</translation>
    </message>
    <message>
        <source>Say --yes to have that. Everything is read again and compared then; jobs and changes that wait stay. Nothing was stored.</source>
        <translation>Mit --yes geschieht das. Alles wird dann neu gelesen und verglichen; Aufträge und wartende Änderungen bleiben. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>%1: %2 works for it from now on, and %3 no more. Everything is read again and compared.</source>
        <translation>%1: Künftig arbeitet %2 dafür und nicht mehr %3. Alles wird neu gelesen und verglichen.</translation>
    </message>
    <message>
        <source>“%1” needs --certificate-file beside --key-file.</source>
        <translation>„%1“ braucht --certificate-file neben --key-file.</translation>
    </message>
</context>
<context>
    <name>fairlead::RedirectAnswer</name>
    <message>
        <source>The answer of the sign-in page could not be understood.</source>
        <translation>Die Antwort der Anmeldeseite war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Start the sign-in again; if it fails again, use another way to sign in.</source>
        <translation>Beginnen Sie die Anmeldung von vorn; schlägt sie wieder fehl, melden Sie sich auf anderem Weg an.</translation>
    </message>
    <message>
        <source>This answer does not belong to the sign-in just started.</source>
        <translation>Diese Antwort gehört nicht zur gerade begonnenen Anmeldung.</translation>
    </message>
    <message>
        <source>Close older sign-in pages, then start the sign-in again.</source>
        <translation>Schließen Sie ältere Anmeldeseiten und beginnen Sie die Anmeldung von vorn.</translation>
    </message>
</context>
<context>
    <name>fairlead::RegistryPlaces</name>
    <message>
        <source>What your administrator has set (%1) cannot be read.</source>
        <translation>Was Ihr Administrator eingestellt hat (%1), kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Tell your administrator: everybody who uses Fairlead needs the right to read this key. Until then Fairlead connects to nothing.</source>
        <translation>Sagen Sie es Ihrem Administrator: Wer Fairlead benutzt, braucht das Recht, diesen Schlüssel zu lesen. Bis dahin verbindet sich Fairlead mit nichts.</translation>
    </message>
</context>
<context>
    <name>fairlead::Remedies</name>
    <message>
        <source>The sign-in window is not part of this installation.</source>
        <translation>Das Anmeldefenster ist nicht Teil dieser Installation.</translation>
    </message>
    <message>
        <source>Salesforce no longer lets new apps sign in with a code.</source>
        <translation>Salesforce lässt neue Apps nicht mehr mit einem Code anmelden.</translation>
    </message>
</context>
<context>
    <name>fairlead::RemoveVerb</name>
    <message>
        <source>Changes of “%1” have not reached the CRM yet: %2.</source>
        <translation>Änderungen von „%1“ sind noch nicht im CRM angekommen: %2.</translation>
    </message>
    <message>
        <source>Run “fairleadctl sync” first, or remove it all the same with --yes.</source>
        <translation>Führen Sie zuerst „fairleadctl sync“ aus, oder entfernen Sie sie mit --yes trotzdem.</translation>
    </message>
    <message>
        <source>%1 is removed, and its workspace is deleted.</source>
        <translation>%1 ist entfernt, der Arbeitsbereich ist gelöscht.</translation>
    </message>
    <message>
        <source>%1 is removed. Its data stays in %2.</source>
        <translation>%1 ist entfernt. Die Daten bleiben in %2.</translation>
    </message>
    <message>
        <source>Revokes a connection, deletes its secrets and takes it off the list.</source>
        <translation>Widerruft eine Verbindung, löscht ihre Geheimnisse und nimmt sie von der Liste.</translation>
    </message>
    <message>
        <source>Fairlead has made an app and a user for “%1” at Salesforce.</source>
        <translation>Fairlead hat für „%1“ bei Salesforce eine App und einen Benutzer angelegt.</translation>
    </message>
    <message>
        <source>Run “fairleadctl server-access off” first, which takes them back; with --yes they stay there.</source>
        <translation>Führen Sie zuerst „fairleadctl server-access off“ aus, das nimmt beide zurück; mit --yes bleiben sie dort.</translation>
    </message>
    <message>
        <source>Fairlead has made a user and a security role for “%1” at Dynamics 365.</source>
        <translation>Fairlead hat für „%1“ bei Dynamics 365 einen Benutzer und eine Sicherheitsrolle angelegt.</translation>
    </message>
    <message>
        <source>Re-authorise it and run “fairleadctl sync” first, or remove it all the same with --yes: these changes are lost to the CRM then.</source>
        <translation>Autorisieren Sie sie erneut und führen Sie zuerst „fairleadctl sync“ aus, oder entfernen Sie sie trotzdem mit --yes: Diese Änderungen erreichen das CRM dann nicht mehr.</translation>
    </message>
</context>
<context>
    <name>fairlead::Revocation</name>
    <message>
        <source>The token of “%1” cannot be read any more, so Salesforce was not asked to end it. Nobody else can read it either.</source>
        <translation>Das Token von „%1“ ist nicht mehr lesbar, daher wurde Salesforce nicht gebeten, es zu beenden. Auch sonst kann es niemand lesen.</translation>
    </message>
    <message>
        <source>An administrator can end the app&apos;s access in Setup, under “Connected Apps OAuth Usage”.</source>
        <translation>Ein Administrator kann den Zugriff der App in Setup unter „Connected Apps OAuth Usage“ beenden.</translation>
    </message>
    <message>
        <source>The tokens of “%1” are destroyed. The consent for Fairlead still stands: an app on a computer cannot take it back at Microsoft.</source>
        <translation>Die Token von „%1“ sind vernichtet. Die Zustimmung für Fairlead besteht weiter: Eine App auf einem Computer kann sie bei Microsoft nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>An administrator can delete it under “Enterprise applications” (app id %1), and the user under “My Apps”.</source>
        <translation>Ein Administrator kann sie unter „Unternehmensanwendungen“ löschen (App-ID %1), der Benutzer unter „Meine Apps“.</translation>
    </message>
    <message>
        <source>%1 “%2” stays in the organisation.</source>
        <translation>%1 „%2“ bleibt in der Organisation.</translation>
    </message>
    <message>
        <source>An administrator can delete it in Setup; a user can only be deactivated.</source>
        <translation>Ein Administrator kann das in Setup löschen; ein Benutzer lässt sich nur deaktivieren.</translation>
    </message>
    <message>
        <source>%1 “%2” stays in the environment.</source>
        <translation>%1 „%2“ bleibt in der Umgebung.</translation>
    </message>
    <message>
        <source>An administrator can delete it there; a user has to be deactivated before.</source>
        <translation>Ein Administrator kann das dort löschen; ein Benutzer muss zuvor deaktiviert werden.</translation>
    </message>
    <message>
        <source>Its token is destroyed here. An administrator can end the app&apos;s access in Setup, under “Connected Apps OAuth Usage”.</source>
        <translation>Ihr Token ist hier vernichtet. Ein Administrator kann den Zugriff der App in Setup unter „Connected Apps OAuth Usage“ beenden.</translation>
    </message>
    <message>
        <source>Turning server-to-server access off takes it back.</source>
        <translation>Wenn Sie den Server-zu-Server-Zugang ausschalten, wird es zurückgenommen.</translation>
    </message>
    <message>
        <source>What “%1” signs in with is deleted here. At Microsoft the app&apos;s secret or certificate is still good.</source>
        <translation>Womit „%1“ sich anmeldet, ist hier gelöscht. Bei Microsoft gilt das Geheimnis oder Zertifikat der App weiter.</translation>
    </message>
    <message>
        <source>An administrator can delete it under “App registrations” (app id %1), and disable the application user in the environment.</source>
        <translation>Ein Administrator kann es unter „App-Registrierungen“ löschen (App-ID %1) und den Anwendungsbenutzer in der Umgebung deaktivieren.</translation>
    </message>
    <message>
        <source>An administrator can delete it under “Enterprise applications” (app id %1).</source>
        <translation>Ein Administrator kann sie unter „Unternehmensanwendungen“ löschen (App-ID %1).</translation>
    </message>
    <message>
        <source>The organisation it was made in does not answer at this address any more: it cannot be taken back from here.</source>
        <translation>Die Organisation, in der es angelegt wurde, antwortet unter dieser Adresse nicht mehr: Von hier aus kann es nicht zurückgenommen werden.</translation>
    </message>
</context>
<context>
    <name>fairlead::RevokeVerb</name>
    <message>
        <source>The connection is stopped; the rest could not be done yet: %1 It is tried again while Fairlead runs, and by this command.</source>
        <translation>Die Verbindung ist angehalten; der Rest war noch nicht möglich: %1 Fairlead versucht es erneut, solange es läuft, und dieser Befehl ebenfalls.</translation>
    </message>
    <message>
        <source>%1 is revoked: its jobs have stopped, its data stays.</source>
        <translation>%1 ist widerrufen: Die Aufträge ruhen, die Daten bleiben.</translation>
    </message>
    <message>
        <source>Ends a connection&apos;s access; jobs stop at once, data stays.</source>
        <translation>Beendet den Zugriff einer Verbindung; Aufträge halten sofort an, Daten bleiben.</translation>
    </message>
    <message>
        <source>With --withdraw-consent an administrator who signs in takes it back.</source>
        <translation>Mit --withdraw-consent nimmt ein Administrator sie zurück, der sich anmeldet.</translation>
    </message>
</context>
<context>
    <name>fairlead::Ribbon</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>fairlead::RibbonStep</name>
    <message>
        <source>Step %1 of %2, done: %3</source>
        <translation>Schritt %1 von %2, erledigt: %3</translation>
    </message>
    <message>
        <source>Step %1 of %2, you are here: %3</source>
        <translation>Schritt %1 von %2, hier sind Sie: %3</translation>
    </message>
    <message>
        <source>Step %1 of %2, to come: %3</source>
        <translation>Schritt %1 von %2, kommt noch: %3</translation>
    </message>
</context>
<context>
    <name>fairlead::RunSummary</name>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 gesendet</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 in conflict</source>
        <translation>%1 strittig</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 perhaps in the CRM already</source>
        <translation>%1 vielleicht schon im CRM</translation>
    </message>
    <message>
        <source>%1 deletions wait for an answer</source>
        <translation>%1 Löschungen warten auf eine Antwort</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <translation>Nichts hatte sich geändert.</translation>
    </message>
</context>
<context>
    <name>fairlead::SalesforceProbe</name>
    <message>
        <source>%1 does not answer like a Salesforce organisation.</source>
        <translation>%1 antwortet nicht wie eine Salesforce-Organisation.</translation>
    </message>
    <message>
        <source>Copy the address again from the browser in which you use Salesforce, or sign in through production or sandbox instead.</source>
        <translation>Kopieren Sie die Adresse erneut aus dem Browser, in dem Sie Salesforce verwenden, oder melden Sie sich stattdessen über Produktion oder Sandbox an.</translation>
    </message>
</context>
<context>
    <name>fairlead::SalesforceSetup</name>
    <message>
        <source>Salesforce signed in somebody else than the integration user.</source>
        <translation>Salesforce hat jemand anderen als den Integrationsbenutzer angemeldet.</translation>
    </message>
    <message>
        <source>Turn the access off and on again: it is then made anew.</source>
        <translation>Schalten Sie den Zugang aus und wieder ein: Er wird dann neu angelegt.</translation>
    </message>
    <message>
        <source>Exactly what Fairlead&apos;s jobs need. Fairlead adds and takes away rights here.</source>
        <translation>Genau das, was Fairleads Aufträge brauchen. Fairlead fügt hier Rechte hinzu und nimmt sie weg.</translation>
    </message>
    <message>
        <source>Looking at your rights and at the licences left</source>
        <translation>Ihre Rechte und die freien Lizenzen werden angesehen</translation>
    </message>
    <message>
        <source>Making the integration user</source>
        <translation>Der Integrationsbenutzer wird angelegt</translation>
    </message>
    <message>
        <source>Giving it its licence</source>
        <translation>Er bekommt seine Lizenz</translation>
    </message>
    <message>
        <source>Making its permission set</source>
        <translation>Sein Berechtigungssatz wird angelegt</translation>
    </message>
    <message>
        <source>Adding the external id to the objects</source>
        <translation>Die Objekte bekommen die externe ID</translation>
    </message>
    <message>
        <source>Leaving the objects without an external id</source>
        <translation>Die Objekte bleiben ohne externe ID</translation>
    </message>
    <message>
        <source>Granting exactly what the jobs need</source>
        <translation>Genau das wird gewährt, was die Aufträge brauchen</translation>
    </message>
    <message>
        <source>Assigning the permission set</source>
        <translation>Der Berechtigungssatz wird zugewiesen</translation>
    </message>
    <message>
        <source>Making the app</source>
        <translation>Die App wird angelegt</translation>
    </message>
    <message>
        <source>Setting the app&apos;s scope</source>
        <translation>Der Umfang der App wird festgelegt</translation>
    </message>
    <message>
        <source>Giving the app its certificate</source>
        <translation>Die App bekommt ihr Zertifikat</translation>
    </message>
    <message>
        <source>Letting the integration user alone use the app</source>
        <translation>Nur der Integrationsbenutzer darf die App verwenden</translation>
    </message>
    <message>
        <source>Switching the app on</source>
        <translation>Die App wird eingeschaltet</translation>
    </message>
    <message>
        <source>Waiting until Salesforce lets the app in, which can take ten minutes</source>
        <translation>Warten, bis Salesforce die App einlässt; das kann zehn Minuten dauern</translation>
    </message>
    <message>
        <source>Checking what the integration user can see</source>
        <translation>Es wird geprüft, was der Integrationsbenutzer sieht</translation>
    </message>
    <message>
        <source>The permission set&apos;s access to the app %1</source>
        <translation>Der Zugriff des Berechtigungssatzes auf die App %1</translation>
    </message>
    <message>
        <source>The app %1</source>
        <translation>Die App %1</translation>
    </message>
    <message>
        <source>The assignment of the permission set %1</source>
        <translation>Die Zuweisung des Berechtigungssatzes %1</translation>
    </message>
    <message>
        <source>The permission set %1</source>
        <translation>Der Berechtigungssatz %1</translation>
    </message>
    <message>
        <source>The licence of the user %1</source>
        <translation>Die Lizenz des Benutzers %1</translation>
    </message>
    <message>
        <source>The user %1, which is frozen and cannot sign in</source>
        <translation>Der Benutzer %1, der eingefroren ist und sich nicht anmelden kann</translation>
    </message>
    <message>
        <source>The user %1</source>
        <translation>Der Benutzer %1</translation>
    </message>
    <message>
        <source>The field %1</source>
        <translation>Das Feld %1</translation>
    </message>
    <message>
        <source>The permission set %1 grants it: another installation uses it.</source>
        <translation>Der Berechtigungssatz %1 gewährt es: Eine andere Installation benutzt es.</translation>
    </message>
    <message>
        <source>Delete it in Setup when nobody uses it any more.</source>
        <translation>Löschen Sie es in Setup, wenn niemand es mehr benutzt.</translation>
    </message>
    <message>
        <source>Turn the access off once more, or have an administrator deactivate the user in Setup.</source>
        <translation>Schalten Sie den Zugang noch einmal aus, oder lassen Sie den Benutzer in Setup von einem Administrator deaktivieren.</translation>
    </message>
    <message>
        <source>Turn the access off once more, or have an administrator delete it in Setup.</source>
        <translation>Schalten Sie den Zugang noch einmal aus, oder lassen Sie es in Setup von einem Administrator löschen.</translation>
    </message>
    <message>
        <source>The fields %1</source>
        <translation>Die Felder %1</translation>
    </message>
    <message>
        <source>Manage Internal Users</source>
        <translation>Interne Benutzer verwalten (Manage Internal Users)</translation>
    </message>
    <message>
        <source>Manage Profiles and Permission Sets</source>
        <translation>Profile und Berechtigungssätze verwalten (Manage Profiles and Permission Sets)</translation>
    </message>
    <message>
        <source>Assign Permission Sets</source>
        <translation>Berechtigungssätze zuweisen (Assign Permission Sets)</translation>
    </message>
    <message>
        <source>Modify Metadata Through Metadata API Functions</source>
        <translation>Metadaten über Metadaten-API-Funktionen ändern (Modify Metadata Through Metadata API Functions)</translation>
    </message>
    <message>
        <source>Create, edit, and delete External Client Apps</source>
        <translation>Externe Client-Apps erstellen, bearbeiten und löschen (Create, edit, and delete External Client Apps)</translation>
    </message>
    <message>
        <source>View all External Client Apps, view their settings, and edit their policies</source>
        <translation>Alle externen Client-Apps und ihre Einstellungen anzeigen und ihre Richtlinien bearbeiten (View all External Client Apps, view their settings, and edit their policies)</translation>
    </message>
    <message>
        <source>View Setup and Configuration</source>
        <translation>Setup und Konfiguration anzeigen (View Setup and Configuration)</translation>
    </message>
    <message>
        <source>%1 has no right “%2”.</source>
        <translation>%1 hat das Recht „%2“ nicht.</translation>
    </message>
    <message>
        <source>This edition has no licences for integration users.</source>
        <translation>Diese Edition hat keine Lizenzen für Integrationsbenutzer.</translation>
    </message>
    <message>
        <source>There is no profile for API-only integration users.</source>
        <translation>Es gibt kein Profil für Integrationsbenutzer, die nur die API verwenden.</translation>
    </message>
    <message numerus="yes">
        <source>All %n licence(s) “Salesforce Integration” are in use.</source>
        <translation>
            <numerusform>Die %n Lizenz „Salesforce Integration“ ist vergeben.</numerusform>
            <numerusform>Alle %n Lizenzen „Salesforce Integration“ sind vergeben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n licence(s) “Salesforce API Integration” are in use.</source>
        <translation>
            <numerusform>Die %n Lizenz „Salesforce API Integration“ ist vergeben.</numerusform>
            <numerusform>Alle %n Lizenzen „Salesforce API Integration“ sind vergeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in as an administrator who has these rights, or have them granted by a permission set. Nothing was created.</source>
        <translation>Melden Sie sich als Administrator an, der diese Rechte hat, oder lassen Sie sie durch einen Berechtigungssatz gewähren. Es wurde nichts angelegt.</translation>
    </message>
    <message>
        <source>Buy or free a licence in Setup, Company Information, or connect an API-enabled user of your own instead. Nothing was created.</source>
        <translation>Kaufen Sie eine Lizenz oder geben Sie eine frei (Setup, Company Information), oder verbinden Sie statt dessen einen eigenen Benutzer mit API-Zugriff. Es wurde nichts angelegt.</translation>
    </message>
    <message>
        <source>Made by Fairlead, which keeps this organisation in step with a database. Turn the access off in Fairlead to remove it.</source>
        <translation>Von Fairlead angelegt, das diese Organisation mit einer Datenbank im Gleichschritt hält. Schalten Sie den Zugang in Fairlead aus, um dies zu entfernen.</translation>
    </message>
    <message>
        <source>Salesforce is still busy with a change of its settings.</source>
        <translation>Salesforce ist noch mit einer Änderung seiner Einstellungen beschäftigt.</translation>
    </message>
    <message>
        <source>Try again in a few minutes: Fairlead goes on where it has stopped.</source>
        <translation>Versuchen Sie es in ein paar Minuten erneut: Fairlead macht dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>%1: create records</source>
        <translation>%1: Datensätze anlegen</translation>
    </message>
    <message>
        <source>%1: change records</source>
        <translation>%1: Datensätze ändern</translation>
    </message>
    <message>
        <source>%1: delete records</source>
        <translation>%1: Datensätze löschen</translation>
    </message>
    <message>
        <source>%1.%2: read</source>
        <translation>%1.%2: lesen</translation>
    </message>
    <message>
        <source>%1.%2: write</source>
        <translation>%1.%2: schreiben</translation>
    </message>
    <message>
        <source>Sign in as an administrator who has these rights, or have them granted by a permission set. Nothing was taken back.</source>
        <translation>Melden Sie sich als Administrator mit diesen Rechten an, oder lassen Sie sie durch einen Berechtigungssatz erteilen. Es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>The administrator does not see an object %1 in the organisation, either.</source>
        <translation>Auch der Administrator sieht in der Organisation kein Objekt %1.</translation>
    </message>
    <message>
        <source>Check the name. Where there is no such object, remove its job.</source>
        <translation>Prüfen Sie den Namen. Gibt es kein solches Objekt, entfernen Sie seinen Auftrag.</translation>
    </message>
</context>
<context>
    <name>fairlead::SecretInput</name>
    <message>
        <source>Password: </source>
        <translation>Kennwort: </translation>
    </message>
    <message>
        <source>Client secret: </source>
        <translation>Geheimer Clientschlüssel: </translation>
    </message>
    <message>
        <source>%1: </source>
        <translation>%1: </translation>
    </message>
    <message>
        <source>--%1-stdin and --%1-file exclude each other.</source>
        <translation>--%1-stdin und --%1-file schließen einander aus.</translation>
    </message>
    <message>
        <source>Standard input holds one secret only: --%1 or --%2.</source>
        <translation>Die Standardeingabe trägt nur ein Geheimnis: --%1 oder --%2.</translation>
    </message>
    <message>
        <source>What --%1 names is empty.</source>
        <translation>Was --%1 nennt, ist leer.</translation>
    </message>
    <message>
        <source>Nothing was typed.</source>
        <translation>Es wurde nichts eingegeben.</translation>
    </message>
</context>
<context>
    <name>fairlead::SecretStore</name>
    <message>
        <source>This computer&apos;s keychain is locked.</source>
        <translation>Der Schlüsselbund dieses Computers ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it; Fairlead then goes on where it stopped.</source>
        <translation>Entsperren Sie ihn; Fairlead macht dann dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>There is no keychain on this computer in which Fairlead could keep secrets.</source>
        <translation>Auf diesem Computer gibt es keinen Schlüsselbund, in dem Fairlead Geheimnisse aufbewahren könnte.</translation>
    </message>
    <message>
        <source>Start a keychain service such as GNOME Keyring or KWallet and try again.</source>
        <translation>Starten Sie einen Schlüsselbunddienst wie GNOME Keyring oder KWallet und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Fairlead was refused access to the keychain.</source>
        <translation>Fairlead wurde der Zugriff auf den Schlüsselbund verweigert.</translation>
    </message>
    <message>
        <source>Try again and choose to allow Fairlead when the keychain asks.</source>
        <translation>Versuchen Sie es erneut und lassen Sie Fairlead zu, wenn der Schlüsselbund fragt.</translation>
    </message>
    <message>
        <source>The keychain does not keep what it is given.</source>
        <translation>Der Schlüsselbund behält nicht, was er bekommt.</translation>
    </message>
    <message>
        <source>Sign out of this computer and in again, then try once more.</source>
        <translation>Melden Sie sich von diesem Computer ab und wieder an und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The keychain holds no such entry.</source>
        <translation>Der Schlüsselbund enthält keinen solchen Eintrag.</translation>
    </message>
    <message>
        <source>Connect again; jobs and data stay.</source>
        <translation>Verbinden Sie erneut; Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>There is nothing to keep.</source>
        <translation>Es gibt nichts zu behalten.</translation>
    </message>
    <message>
        <source>Enter a value.</source>
        <translation>Geben Sie einen Wert ein.</translation>
    </message>
    <message numerus="yes">
        <source>This is too long for the keychain: at most %n byte(s) can be kept.</source>
        <translation>
            <numerusform>Das ist zu lang für den Schlüsselbund: Er fasst höchstens %n Byte.</numerusform>
            <numerusform>Das ist zu lang für den Schlüsselbund: Er fasst höchstens %n Byte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use a shorter one.</source>
        <translation>Verwenden Sie einen kürzeren Wert.</translation>
    </message>
</context>
<context>
    <name>fairlead::ServerAccess</name>
    <message>
        <source>Connected app</source>
        <translation>Verbundene App</translation>
    </message>
    <message>
        <source>External client app</source>
        <translation>Externe Client-App</translation>
    </message>
    <message>
        <source>Integration user</source>
        <translation>Integrationsbenutzer</translation>
    </message>
    <message>
        <source>Permission set</source>
        <translation>Berechtigungssatz</translation>
    </message>
</context>
<context>
    <name>fairlead::ServerAccessPage</name>
    <message>
        <source>%1: not counted</source>
        <translation>%1: nicht gezählt</translation>
    </message>
    <message>
        <source>%1: %2 of %3 in use</source>
        <translation>%1: %2 von %3 in Gebrauch</translation>
    </message>
    <message>
        <source>Server-to-server access</source>
        <translation>Server-zu-Server-Zugang</translation>
    </message>
    <message>
        <source>Also make an external id field on every object that is sent to</source>
        <translation>Auch ein Feld für eine externe ID an jedem Objekt anlegen, an das gesendet wird</translation>
    </message>
    <message>
        <source>By it a record that was made here is found again, and never made twice.</source>
        <translation>Daran wird ein Datensatz, der hier angelegt wurde, wiedergefunden und nie zweimal angelegt.</translation>
    </message>
    <message>
        <source>Fairlead makes an integration user that can use nothing but the API, a permission set with exactly the rights that the jobs of this connection need, and an app that only this user signs in by, with a key that never leaves this computer. Your own approval is given back afterwards. All of it can be taken back in the same way.</source>
        <translation>Fairlead legt einen Integrationsbenutzer an, der nur die API nutzen kann, einen Berechtigungssatz mit genau den Rechten, die die Aufträge dieser Verbindung brauchen, und eine App, über die sich nur dieser Benutzer anmeldet, mit einem Schlüssel, der diesen Computer nie verlässt. Ihre eigene Freigabe wird danach zurückgegeben. Alles lässt sich auf demselben Weg zurücknehmen.</translation>
    </message>
    <message>
        <source>Fairlead grants its integration user what the jobs lack by now, makes again what somebody has deleted, and a new certificate where the old one ends soon. Nothing else is changed.</source>
        <translation>Fairlead gibt seinem Integrationsbenutzer, was den Aufträgen inzwischen fehlt, legt wieder an, was jemand gelöscht hat, und macht ein neues Zertifikat, wo das alte bald endet. Sonst wird nichts geändert.</translation>
    </message>
    <message>
        <source>Fairlead deletes its app, its permission set and its fields, and deactivates its integration user: users cannot be deleted. The connection works with your own approval from then on; jobs and data stay.</source>
        <translation>Fairlead löscht seine App, seinen Berechtigungssatz und seine Felder und deaktiviert seinen Integrationsbenutzer: Benutzer lassen sich nicht löschen. Die Verbindung arbeitet danach mit Ihrer eigenen Freigabe; Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>“%1” signs in by itself now. Turn that off here.</source>
        <translation>„%1“ meldet sich jetzt selbst an. Schalten Sie das hier aus.</translation>
    </message>
    <message>
        <source>Give “%1” what it lacks.</source>
        <translation>Geben Sie „%1“, was fehlt.</translation>
    </message>
    <message>
        <source>Let “%1” sign in by itself, without anybody&apos;s password or approval.</source>
        <translation>Lassen Sie „%1“ sich selbst anmelden, ohne jemandes Kennwort oder Freigabe.</translation>
    </message>
    <message>
        <source>Looking at what you may do in this organisation…</source>
        <translation>Sieht nach, was Sie in dieser Organisation dürfen…</translation>
    </message>
    <message>
        <source>%1 has all the rights that this takes.</source>
        <translation>%1 hat alle Rechte, die es dafür braucht.</translation>
    </message>
    <message>
        <source>Licences: %1</source>
        <translation>Lizenzen: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Let Fairlead sign in by itself</source>
        <translation>Fairlead meldet sich selbst an</translation>
    </message>
    <message>
        <source>For an administrator: with Finish, Fairlead makes an integration user that can use nothing but the API, a permission set with exactly the rights that your objects need, and an app that only this user signs in by, and gives your own approval back; all of it can be taken back later.</source>
        <translation>Für Administratoren: Mit „Abschließen“ legt Fairlead einen Integrationsbenutzer an, der nur die API nutzen kann, einen Berechtigungssatz mit genau den Rechten, die Ihre Objekte brauchen, und eine App, über die sich nur dieser Benutzer anmeldet, und gibt Ihre eigene Freigabe zurück; alles lässt sich später zurücknehmen.</translation>
    </message>
    <message>
        <source>Work with my approval</source>
        <translation>Mit meiner Freigabe arbeiten</translation>
    </message>
    <message>
        <source>Fairlead sees and changes what you may. Server-to-server access can be turned on at any time, on the connection&apos;s card.</source>
        <translation>Fairlead sieht und ändert, was Sie dürfen. Der Server-zu-Server-Zugang lässt sich jederzeit auf der Karte der Verbindung einschalten.</translation>
    </message>
    <message>
        <source>Choose how Fairlead signs in to this organisation from now on.</source>
        <translation>Wählen Sie, wie sich Fairlead ab jetzt bei dieser Organisation anmeldet.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>What the connection&apos;s own user may not read is asked with your sign-in, and the records are counted. Nothing is changed, and your approval is given back afterwards.</source>
        <translation>Was der Benutzer der Verbindung nicht lesen darf, wird mit Ihrer Anmeldung erfragt, und die Datensätze werden gezählt. Nichts wird geändert, und Ihre Freigabe wird danach zurückgegeben.</translation>
    </message>
    <message>
        <source>How “%1” is set up, as an administrator sees it.</source>
        <translation>Wie „%1“ eingerichtet ist, so wie ein Administrator es sieht.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>fairlead::ServerAccessVerb</name>
    <message>
        <source>Say “on”, “off” or “show”.</source>
        <translation>Sagen Sie „on“, „off“ oder „show“.</translation>
    </message>
    <message>
        <source>--external-ids belongs to “on”.</source>
        <translation>--external-ids gehört zu „on“.</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>“%1” has no access that Fairlead has made.</source>
        <translation>„%1“ hat keinen Zugang, den Fairlead angelegt hat.</translation>
    </message>
    <message>
        <source>Sign in again with “fairleadctl reauthorize”; with “fairleadctl server-access on” Fairlead makes an integration user of its own at Salesforce.</source>
        <translation>Melden Sie sich mit „fairleadctl reauthorize“ neu an; mit „fairleadctl server-access on“ legt Fairlead bei Salesforce einen eigenen Integrationsbenutzer an.</translation>
    </message>
    <message>
        <source>%1: signs in by itself as %2.</source>
        <translation>%1: meldet sich selbst an, als %2.</translation>
    </message>
    <message>
        <source>%1: not finished. Run “server-access on” to go on, or “server-access off” to take it back.</source>
        <translation>%1: nicht fertig. „server-access on“ macht weiter, „server-access off“ nimmt alles zurück.</translation>
    </message>
    <message>
        <source>  still missing: %1</source>
        <translation>  fehlt noch: %1</translation>
    </message>
    <message>
        <source>  still there: %1</source>
        <translation>  noch da: %1</translation>
    </message>
    <message>
        <source>Grants what a connection&apos;s jobs lack; an administrator signs in.</source>
        <translation>Gewährt, was den Aufträgen einer Verbindung fehlt; ein Administrator meldet sich an.</translation>
    </message>
    <message>
        <source>Have the missing privileges added to a security role of its user; or make an application user with “fairleadctl server-access on”.</source>
        <translation>Lassen Sie die fehlenden Berechtigungen einer Sicherheitsrolle ihres Benutzers hinzufügen, oder legen Sie mit „fairleadctl server-access on“ einen Anwendungsbenutzer an.</translation>
    </message>
    <message>
        <source>Makes a user of Fairlead&apos;s own in the CRM that signs in by itself, takes it back, or shows it.</source>
        <translation>Legt im CRM einen eigenen Benutzer an, der sich von selbst anmeldet, nimmt ihn zurück oder zeigt ihn.</translation>
    </message>
    <message>
        <source>  %1: sees %2 of %3 records, sharing hides the others</source>
        <translation>  %1: sieht %2 von %3 Datensätzen, die anderen verbergen die Freigaberegeln</translation>
    </message>
    <message>
        <source>“%1” works as %2 from now on, with all the rights of that administrator.</source>
        <translation>„%1“ arbeitet von jetzt an als %2, mit allen Rechten dieses Administrators.</translation>
    </message>
    <message>
        <source>The user %1 stays in the organisation, deactivated.</source>
        <translation>Der Benutzer %1 bleibt deaktiviert in der Organisation.</translation>
    </message>
    <message>
        <source>%1: revoked; what Fairlead has made there stands. “fairleadctl reconnect” goes on with it, “server-access off” takes it back.</source>
        <translation>%1: widerrufen; was Fairlead dort angelegt hat, besteht noch. „fairleadctl reconnect“ macht damit weiter, „server-access off“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>%1: no server-to-server access.</source>
        <translation>%1: kein Server-zu-Server-Zugang.</translation>
    </message>
</context>
<context>
    <name>fairlead::Settings</name>
    <message>
        <source>The settings could not be saved.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write to it and that the disk is not full.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, ob Sie dort schreiben dürfen und ob der Datenträger nicht voll ist.</translation>
    </message>
    <message>
        <source>The settings (%1) cannot be read.</source>
        <translation>Die Einstellungen (%1) können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Correct the file, or delete it to begin with the standard settings: without a proxy of your own and without further certificate authorities.</source>
        <translation>Berichtigen Sie die Datei, oder löschen Sie sie, um mit den Standardeinstellungen zu beginnen: ohne eigenen Proxy und ohne weitere Zertifizierungsstellen.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>“system”, “none” or “manual”</source>
        <translation>„system“, „none“ oder „manual“</translation>
    </message>
    <message>
        <source>a number from 0 to 65535</source>
        <translation>eine Zahl von 0 bis 65535</translation>
    </message>
    <message>
        <source>a number from 1 to 1440</source>
        <translation>eine Zahl von 1 bis 1440</translation>
    </message>
    <message>
        <source>a time such as 2026-05-01T18:00:00Z</source>
        <translation>ein Zeitpunkt wie 2026-05-01T18:00:00Z</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>The settings (%1) have a value for “%2” that is none.</source>
        <translation>In den Einstellungen (%1) hat „%2“ einen Wert, den es nicht gibt.</translation>
    </message>
    <message>
        <source>Correct it: it takes %1.</source>
        <translation>Berichtigen Sie ihn: Möglich ist %1.</translation>
    </message>
    <message>
        <source>a number from 0 to 90</source>
        <translation>eine Zahl von 0 bis 90</translation>
    </message>
    <message>
        <source>“salesforce”, “dynamics” or an empty text</source>
        <translation>„salesforce“, „dynamics“ oder ein leerer Text</translation>
    </message>
    <message>
        <source>New connections: CRM</source>
        <translation>Neue Verbindungen: CRM</translation>
    </message>
    <message>
        <source>The CRM that people connect. The other settings of new connections count together with it.</source>
        <translation>Das CRM, das verbunden wird. Die anderen Einstellungen für neue Verbindungen gelten zusammen mit ihm.</translation>
    </message>
    <message>
        <source>The person chooses</source>
        <translation>Die Person wählt</translation>
    </message>
    <message>
        <source>Salesforce</source>
        <translation>Salesforce</translation>
    </message>
    <message>
        <source>Microsoft Dynamics 365</source>
        <translation>Microsoft Dynamics 365</translation>
    </message>
    <message>
        <source>New connections: address</source>
        <translation>Neue Verbindungen: Adresse</translation>
    </message>
    <message>
        <source>Any address of the organisation&apos;s CRM, such as https://acme.my.salesforce.com or https://acme.crm4.dynamics.com. For Salesforce also login.salesforce.com or test.salesforce.com: every organisation, or every sandbox.</source>
        <translation>Irgendeine Adresse des CRM der Organisation, etwa https://acme.my.salesforce.com oder https://acme.crm4.dynamics.com. Bei Salesforce auch login.salesforce.com oder test.salesforce.com: jede Organisation oder jede Sandbox.</translation>
    </message>
    <message>
        <source>New connections: cloud</source>
        <translation>Neue Verbindungen: Cloud</translation>
    </message>
    <message>
        <source>“global”, “usgov”, “usgov-high”, “usgov-dod”, “china” or the name of an added cloud; empty: the address says which.</source>
        <translation>„global“, „usgov“, „usgov-high“, „usgov-dod“, „china“ oder der Name einer hinzugefügten Cloud; leer: Die Adresse sagt es.</translation>
    </message>
    <message>
        <source>New connections: app</source>
        <translation>Neue Verbindungen: App</translation>
    </message>
    <message>
        <source>“password”, “window”, “application”, “certificate”, “web”, “jwt”, “client-credentials” or an empty text</source>
        <translation>„password“, „window“, „application“, „certificate“, „web“, „jwt“, „client-credentials“ oder ein leerer Text</translation>
    </message>
    <message>
        <source>New connections: how the integration user signs in</source>
        <translation>Neue Verbindungen: wie sich der Integrationsbenutzer anmeldet</translation>
    </message>
    <message>
        <source>Dynamics 365: password, window, application or certificate. Salesforce: web, jwt or client-credentials. Certificate, jwt and client-credentials are made with fairleadctl connect.</source>
        <translation>Dynamics 365: password, window, application oder certificate. Salesforce: web, jwt oder client-credentials. Certificate, jwt und client-credentials werden mit fairleadctl connect eingerichtet.</translation>
    </message>
    <message>
        <source>Dynamics 365: name and password</source>
        <translation>Dynamics 365: Name und Kennwort</translation>
    </message>
    <message>
        <source>Dynamics 365: in a sign-in window</source>
        <translation>Dynamics 365: in einem Anmeldefenster</translation>
    </message>
    <message>
        <source>Dynamics 365: application user with a secret</source>
        <translation>Dynamics 365: Anwendungsbenutzer mit einem Geheimnis</translation>
    </message>
    <message>
        <source>Dynamics 365: application user with a certificate</source>
        <translation>Dynamics 365: Anwendungsbenutzer mit einem Zertifikat</translation>
    </message>
    <message>
        <source>Salesforce: approval in the browser</source>
        <translation>Salesforce: Zustimmung im Browser</translation>
    </message>
    <message>
        <source>Salesforce: key and certificate (JWT bearer)</source>
        <translation>Salesforce: Schlüssel und Zertifikat (JWT Bearer)</translation>
    </message>
    <message>
        <source>Salesforce: client credentials</source>
        <translation>Salesforce: Client Credentials</translation>
    </message>
    <message>
        <source>New connections: integration user</source>
        <translation>Neue Verbindungen: Integrationsbenutzer</translation>
    </message>
    <message>
        <source>User name of the integration user. Its password is no policy: it is typed, or given to fairleadctl connect in a file.</source>
        <translation>Benutzername des Integrationsbenutzers. Sein Kennwort ist keine Richtlinie: Es wird eingegeben oder fairleadctl connect in einer Datei übergeben.</translation>
    </message>
    <message>
        <source>New connections: application user&apos;s app</source>
        <translation>Neue Verbindungen: App des Anwendungsbenutzers</translation>
    </message>
    <message>
        <source>Dynamics 365, where SignInMethod is application or certificate: client id of the app that the application user belongs to.</source>
        <translation>Dynamics 365, wo SignInMethod application oder certificate ist: Client-ID der App, zu der der Anwendungsbenutzer gehört.</translation>
    </message>
    <message>
        <source>an id such as 72f988bf-86f1-41af-91ab-2d7cd011db47, or an empty text</source>
        <translation>eine ID wie 72f988bf-86f1-41af-91ab-2d7cd011db47 oder ein leerer Text</translation>
    </message>
    <message>
        <source>New connections: tenant</source>
        <translation>Neue Verbindungen: Mandant</translation>
    </message>
    <message>
        <source>Dynamics 365: id of the Entra tenant. Whoever signs in to another one is refused.</source>
        <translation>Dynamics 365: ID des Entra-Mandanten. Wer sich bei einem anderen anmeldet, wird abgewiesen.</translation>
    </message>
    <message>
        <source>a list of names of objects</source>
        <translation>eine Liste von Objektnamen</translation>
    </message>
    <message>
        <source>New connections: objects</source>
        <translation>Neue Verbindungen: Objekte</translation>
    </message>
    <message>
        <source>Way to the internet</source>
        <translation>Weg ins Internet</translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>Der Proxy des Systems</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>The proxy named here</source>
        <translation>Der hier genannte Proxy</translation>
    </message>
    <message>
        <source>Proxy: host</source>
        <translation>Proxy: Host</translation>
    </message>
    <message>
        <source>Name of the proxy, where ProxyMode is “manual”.</source>
        <translation>Name des Proxys, wo ProxyMode „manual“ ist.</translation>
    </message>
    <message>
        <source>Proxy: port</source>
        <translation>Proxy: Port</translation>
    </message>
    <message>
        <source>Port of the proxy, where ProxyMode is “manual”.</source>
        <translation>Port des Proxys, wo ProxyMode „manual“ ist.</translation>
    </message>
    <message>
        <source>Proxy: user name</source>
        <translation>Proxy: Benutzername</translation>
    </message>
    <message>
        <source>The name with which Fairlead signs in to the proxy. The password is asked for once and kept in the keychain; there is no policy for it.</source>
        <translation>Der Name, mit dem sich Fairlead beim Proxy anmeldet. Das Kennwort wird einmal erfragt und im Schlüsselbund aufbewahrt; eine Richtlinie dafür gibt es nicht.</translation>
    </message>
    <message>
        <source>Further certificate authority</source>
        <translation>Weitere Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Path of a PEM file with authorities that Fairlead trusts besides the system&apos;s, for proxies that re-sign what passes through them. While it cannot be read, nothing is connected to.</source>
        <translation>Pfad einer PEM-Datei mit Zertifizierungsstellen, denen Fairlead außer denen des Systems vertraut, für Proxys, die neu signieren, was durch sie hindurchgeht. Solange sie nicht gelesen werden kann, wird keine Verbindung hergestellt.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>“en” or “de”; empty: the language the person uses the computer in.</source>
        <translation>„en“ oder „de“; leer: die Sprache, in der die Person den Computer benutzt.</translation>
    </message>
    <message>
        <source>Minutes between two syncs</source>
        <translation>Minuten zwischen zwei Abgleichen</translation>
    </message>
    <message>
        <source>Detailed log until</source>
        <translation>Ausführliches Protokoll bis</translation>
    </message>
    <message>
        <source>Until then the log has every request, without secrets; empty: it has what went wrong.</source>
        <translation>Bis dahin enthält das Protokoll jede Anfrage, ohne Geheimnisse; leer: Es enthält, was schiefging.</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Fairlead starts into the tray when the person logs in to the computer.</source>
        <translation>Fairlead startet im Infobereich, wenn sich die Person am Computer anmeldet.</translation>
    </message>
    <message>
        <source>API calls kept for people, in per cent</source>
        <translation>Für Menschen freigehaltene API-Aufrufe, in Prozent</translation>
    </message>
    <message>
        <source>Salesforce gives an organisation so many calls in 24 hours; the sync stops before it uses the share that is kept.</source>
        <translation>Salesforce gibt einer Organisation so und so viele Aufrufe in 24 Stunden; der Abgleich hält an, bevor er den freigehaltenen Anteil verbraucht.</translation>
    </message>
    <message>
        <source>First loads on metered networks</source>
        <translation>Erstes Laden in getakteten Netzen</translation>
    </message>
    <message>
        <source>Whether everything is read for the first time on a network that costs by volume, too.</source>
        <translation>Ob auch in einem Netz, das nach Menge kostet, zum ersten Mal alles gelesen wird.</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Path of a PKCS#12 file with which Fairlead proves itself to servers that ask for a client certificate. Its passphrase is asked for once and kept in the keychain.</source>
        <translation>Pfad einer PKCS#12-Datei, mit der sich Fairlead bei Servern ausweist, die ein Client-Zertifikat verlangen. Ihr Kennwort wird einmal erfragt und im Schlüsselbund aufbewahrt.</translation>
    </message>
    <message>
        <source>Tell of newer versions</source>
        <translation>Neuere Versionen melden</translation>
    </message>
    <message>
        <source>an https address, or an empty text</source>
        <translation>eine https-Adresse oder ein leerer Text</translation>
    </message>
    <message>
        <source>Where newer versions are asked for</source>
        <translation>Wo nach neueren Versionen gefragt wird</translation>
    </message>
    <message>
        <source>an Ed25519 public key of 32 bytes in base64, or an empty text</source>
        <translation>ein öffentlicher Ed25519-Schlüssel von 32 Bytes in Base64 oder ein leerer Text</translation>
    </message>
    <message>
        <source>Who signs what names newer versions</source>
        <translation>Wer unterschreibt, was neuere Versionen nennt</translation>
    </message>
    <message>
        <source>Offer the practice org</source>
        <translation>Die Übungsorganisation anbieten</translation>
    </message>
    <message>
        <source>Whether the set-up offers a trial with a small CRM on the person&apos;s own computer.</source>
        <translation>Ob die Einrichtung einen Versuch mit einem kleinen CRM auf dem eigenen Computer der Person anbietet.</translation>
    </message>
    <message>
        <source>Allow added clouds</source>
        <translation>Hinzugefügte Clouds erlauben</translation>
    </message>
    <message>
        <source>Whether clouds.json in the person&apos;s folder may add clouds. Without it passwords go to the built-in clouds&apos; hosts only, and connections of added clouds rest.</source>
        <translation>Ob clouds.json im Ordner der Person Clouds hinzufügen darf. Sonst gehen Kennwörter nur an die Hosts der eingebauten Clouds, und Verbindungen hinzugefügter Clouds ruhen.</translation>
    </message>
    <message>
        <source>a list of “popup”, “browser” and “device-code”</source>
        <translation>eine Liste aus „popup“, „browser“ und „device-code“</translation>
    </message>
    <message>
        <source>Ways to sign in</source>
        <translation>Wege der Anmeldung</translation>
    </message>
    <message>
        <source>Which ways to sign in are offered: Fairlead&apos;s own window (popup), the system&apos;s browser, a code that is typed on another device.</source>
        <translation>Welche Wege der Anmeldung angeboten werden: Fairleads eigenes Fenster (popup), der Browser des Systems, ein Code, der auf einem anderen Gerät eingegeben wird.</translation>
    </message>
    <message>
        <source>“%1” is set by your administrator.</source>
        <translation>„%1“ ist von Ihrem Administrator eingestellt.</translation>
    </message>
    <message>
        <source>It can only be changed where it was set. Ask your administrator.</source>
        <translation>Ändern lässt es sich nur dort, wo es eingestellt wurde. Fragen Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>“%1” does not have this value.</source>
        <translation>Für „%1“ gibt es diesen Wert nicht.</translation>
    </message>
    <message>
        <source>“en”, “de” or an empty text</source>
        <translation>„en“, „de“ oder ein leerer Text</translation>
    </message>
    <message>
        <source>The language of the computer</source>
        <translation>Die Sprache des Computers</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>How often the jobs of new connections run in the beginning; each can be given an interval of its own later, also where this is a policy.</source>
        <translation>Wie oft die Aufträge neuer Verbindungen am Anfang laufen; jeder kann später einen eigenen Abstand bekommen, auch wenn dies eine Richtlinie ist.</translation>
    </message>
    <message>
        <source>Public key of whoever signs the file that UpdateFeed names; empty: the build&apos;s own, of which this one has none. A file without that signature is not believed.</source>
        <translation>Öffentlicher Schlüssel dessen, der die von UpdateFeed genannte Datei unterschreibt; leer: der eingebaute, den dieses Programm nicht hat. Einer Datei ohne diese Unterschrift wird nicht geglaubt.</translation>
    </message>
    <message>
        <source>Client id (Microsoft) or consumer key (Salesforce) of the organisation&apos;s own app registration; empty: Fairlead&apos;s own, where the build has one in that cloud. This one has none.</source>
        <translation>Client-ID (Microsoft) oder Consumer Key (Salesforce) der eigenen App-Registrierung der Organisation; leer: die von Fairlead, wo das Programm in dieser Cloud eine hat. Dieses hat keine.</translation>
    </message>
    <message>
        <source>What new connections keep in step in the beginning, by the CRM&apos;s own names in any case; users always are. Jobs can be added and removed later, also where this is a policy. Empty: the usual ones.</source>
        <translation>Was neue Verbindungen am Anfang abgleichen, mit den Namen des CRM, groß oder klein geschrieben; Benutzer immer. Aufträge lassen sich später hinzufügen und entfernen, auch wenn dies eine Richtlinie ist. Leer: die üblichen.</translation>
    </message>
    <message>
        <source>Whether Fairlead takes the system&apos;s proxy, none, or the one that ProxyHost and ProxyPort name: both have to be set then.</source>
        <translation>Ob Fairlead den Proxy des Systems nimmt, keinen oder den, den ProxyHost und ProxyPort nennen: Dann müssen beide eingestellt sein.</translation>
    </message>
    <message>
        <source>Whether the hub tells that there is a newer version; somebody is asked only where UpdateFeed and a key are set as well. Built in is true; where a package manager has installed Fairlead (the package for Debian) nobody is asked all the same, unless an administrator has set this or UpdateFeed. Fairlead never installs one by itself.</source>
        <translation>Ob die Übersicht auf eine neuere Version hinweist; gefragt wird nur, wo auch UpdateFeed und ein Schlüssel eingestellt sind. Eingebaut ist „true“; wo eine Paketverwaltung Fairlead installiert hat (das Paket für Debian), wird trotzdem niemand gefragt, es sei denn, ein Administrator hat dies oder UpdateFeed eingestellt. Fairlead installiert nie selbst eine.</translation>
    </message>
    <message>
        <source>Address of the file that names the newest version; empty: nobody is asked. It needs an UpdateKey: this build has no key of its own, and without one nobody is asked either. Set by an administrator it is asked however Fairlead was installed, unless UpdateCheck is false.</source>
        <translation>Adresse der Datei, die die neueste Version nennt; leer: Niemand wird gefragt. Dazu gehört ein UpdateKey: Dieses Programm hat keinen eigenen Schlüssel, und ohne einen wird ebenfalls niemand gefragt. Von einem Administrator eingestellt, wird sie gefragt, wie auch immer Fairlead installiert wurde, außer wenn UpdateCheck „false“ ist.</translation>
    </message>
</context>
<context>
    <name>fairlead::SetupWizard</name>
    <message>
        <source>Choose your CRM</source>
        <translation>CRM wählen</translation>
    </message>
    <message>
        <source>Where is it</source>
        <translation>Wo es zu finden ist</translation>
    </message>
    <message>
        <source>Authorize</source>
        <translation>Autorisieren</translation>
    </message>
    <message>
        <source>Integration user</source>
        <translation>Integrationsbenutzer</translation>
    </message>
    <message>
        <source>What to keep in step</source>
        <translation>Was abgeglichen wird</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Netzwerkeinstellungen…</translation>
    </message>
    <message>
        <source>Fairlead – %1</source>
        <translation>Fairlead – %1</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Fairlead – Stop the set-up?</source>
        <translation>Fairlead – Einrichtung abbrechen?</translation>
    </message>
    <message>
        <source>Stop setting up this connection?</source>
        <translation>Die Einrichtung dieser Verbindung abbrechen?</translation>
    </message>
    <message>
        <source>Nothing has been stored. What you entered is forgotten, and a sign-in that was granted is given back.</source>
        <translation>Es wurde nichts gespeichert. Ihre Eingaben werden vergessen, und eine erteilte Anmeldung wird zurückgegeben.</translation>
    </message>
    <message>
        <source>Stop and discard</source>
        <translation>Abbrechen und verwerfen</translation>
    </message>
    <message>
        <source>Continue the set-up</source>
        <translation>Einrichtung fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>Ab&amp;schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Server-to-server access</source>
        <translation>Server-zu-Server-Zugang</translation>
    </message>
    <message>
        <source>What has been made so far is remembered: the connection&apos;s card says that it is not finished, goes on with it, or takes it back.</source>
        <translation>Was bis jetzt gemacht ist, bleibt gemerkt: Die Karte der Verbindung sagt, dass es nicht fertig ist, macht damit weiter oder nimmt es zurück.</translation>
    </message>
    <message>
        <source>Stop changing server-to-server access?</source>
        <translation>Das Ändern des Server-zu-Server-Zugangs anhalten?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
</context>
<context>
    <name>fairlead::SignIn</name>
    <message>
        <source>The sign-in service answered &quot;%1&quot;.</source>
        <translation>Der Anmeldedienst hat mit „%1“ geantwortet.</translation>
    </message>
    <message>
        <source>The sign-in service refused without a reason.</source>
        <translation>Der Anmeldedienst hat ohne Begründung abgelehnt.</translation>
    </message>
    <message>
        <source>This account does not belong to the organisation.</source>
        <translation>Dieses Konto gehört nicht zur Organisation.</translation>
    </message>
    <message>
        <source>Choose &quot;Use another account&quot; and sign in with an account of this organisation, or have the account invited as a guest.</source>
        <translation>Wählen Sie „Anderes Konto verwenden“ und melden Sie sich mit einem Konto dieser Organisation an, oder lassen Sie das Konto als Gast einladen.</translation>
    </message>
    <message>
        <source>This organisation has no Dynamics 365 environment at that address.</source>
        <translation>Diese Organisation hat unter dieser Adresse keine Dynamics 365-Umgebung.</translation>
    </message>
    <message>
        <source>Check the CRM address and whether it belongs to this organisation; an administrator can see whether a Dynamics 365 licence is in place.</source>
        <translation>Prüfen Sie die CRM-Adresse und ob sie zu dieser Organisation gehört; ein Administrator kann sehen, ob eine Dynamics 365-Lizenz vorhanden ist.</translation>
    </message>
    <message>
        <source>The app registration does not know the address to return to.</source>
        <translation>Die App-Registrierung kennt die Rückkehradresse nicht.</translation>
    </message>
    <message>
        <source>Ask an administrator to register &quot;http://localhost&quot; and the native client address under &quot;Mobile and desktop applications&quot;.</source>
        <translation>Bitten Sie einen Administrator, „http://localhost“ und die Adresse für native Clients unter „Mobilgerät- und Desktopanwendungen“ einzutragen.</translation>
    </message>
    <message>
        <source>The certificate of the application user was not accepted.</source>
        <translation>Das Zertifikat des Anwendungsbenutzers wurde nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Ask an administrator to upload the certificate to the app registration, and check that it has not expired.</source>
        <translation>Bitten Sie einen Administrator, das Zertifikat in die App-Registrierung hochzuladen, und prüfen Sie, ob es noch gültig ist.</translation>
    </message>
    <message>
        <source>This guest account has not accepted its invitation yet.</source>
        <translation>Dieses Gastkonto hat seine Einladung noch nicht angenommen.</translation>
    </message>
    <message>
        <source>Open the invitation mail and accept it, or use an account of this organisation.</source>
        <translation>Öffnen Sie die Einladung in der E-Mail und nehmen Sie sie an, oder verwenden Sie ein Konto dieser Organisation.</translation>
    </message>
    <message>
        <source>This user is not known in the organisation.</source>
        <translation>Dieser Benutzer ist in der Organisation nicht bekannt.</translation>
    </message>
    <message>
        <source>Check the spelling of the user name, and whether the right organisation was chosen.</source>
        <translation>Prüfen Sie die Schreibweise des Benutzernamens und ob die richtige Organisation gewählt wurde.</translation>
    </message>
    <message>
        <source>A personal account cannot be used here.</source>
        <translation>Ein persönliches Konto kann hier nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Sign in with the work account of your organisation.</source>
        <translation>Melden Sie sich mit dem Geschäftskonto Ihrer Organisation an.</translation>
    </message>
    <message>
        <source>The rules for access between organisations block this sign-in.</source>
        <translation>Die Regeln für den Zugriff zwischen Organisationen verhindern diese Anmeldung.</translation>
    </message>
    <message>
        <source>Ask the administrator of either organisation to allow it in the cross-tenant access settings.</source>
        <translation>Bitten Sie den Administrator einer der beiden Organisationen, sie in den Einstellungen für den mandantenübergreifenden Zugriff zuzulassen.</translation>
    </message>
    <message>
        <source>Wait a while before you try again, or ask an administrator to unblock the user; the sign-in log in Entra ID says why.</source>
        <translation>Warten Sie eine Weile, bevor Sie es erneut versuchen, oder bitten Sie einen Administrator, den Benutzer zu entsperren; im Anmeldeprotokoll von Entra ID steht der Grund.</translation>
    </message>
    <message>
        <source>The password has expired.</source>
        <translation>Das Kennwort ist abgelaufen.</translation>
    </message>
    <message>
        <source>Change it in a browser and enter the new one; for an integration user, an administrator can let it never expire.</source>
        <translation>Ändern Sie es in einem Browser und geben Sie das neue ein; für einen Integrationsbenutzer kann ein Administrator einstellen, dass es nie abläuft.</translation>
    </message>
    <message>
        <source>Microsoft has no password stored for this account.</source>
        <translation>Microsoft hat für dieses Konto kein Kennwort gespeichert.</translation>
    </message>
    <message>
        <source>Sign in as that user in a window, or use an application user instead.</source>
        <translation>Melden Sie sich als dieser Benutzer in einem Fenster an oder verwenden Sie stattdessen einen Anwendungsbenutzer.</translation>
    </message>
    <message>
        <source>The account is switched off.</source>
        <translation>Das Konto ist deaktiviert.</translation>
    </message>
    <message>
        <source>Nobody is signed in at the moment.</source>
        <translation>Zurzeit ist niemand angemeldet.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Microsoft could not tell which organisation is meant.</source>
        <translation>Microsoft konnte nicht erkennen, welche Organisation gemeint ist.</translation>
    </message>
    <message>
        <source>Enter the organisation&apos;s domain or tenant id (fairleadctl: --tenant).</source>
        <translation>Geben Sie die Domäne oder die Mandanten-ID der Organisation ein (fairleadctl: --tenant).</translation>
    </message>
    <message>
        <source>This account has to set up multi-factor authentication first.</source>
        <translation>Für dieses Konto muss zuerst die mehrstufige Authentifizierung eingerichtet werden.</translation>
    </message>
    <message>
        <source>Sign in as that user in a window once and complete the registration, or use an application user instead.</source>
        <translation>Melden Sie sich einmal als dieser Benutzer in einem Fenster an und schließen Sie die Registrierung ab, oder verwenden Sie stattdessen einen Anwendungsbenutzer.</translation>
    </message>
    <message>
        <source>Multi-factor authentication is required for this account.</source>
        <translation>Für dieses Konto ist die mehrstufige Authentifizierung erforderlich.</translation>
    </message>
    <message>
        <source>Sign in as that user in a window, use an application user instead, or ask an administrator to exempt the integration user.</source>
        <translation>Melden Sie sich als dieser Benutzer in einem Fenster an, verwenden Sie stattdessen einen Anwendungsbenutzer, oder bitten Sie einen Administrator, den Integrationsbenutzer auszunehmen.</translation>
    </message>
    <message>
        <source>The last multi-factor authentication is too long ago.</source>
        <translation>Die letzte mehrstufige Authentifizierung liegt zu lange zurück.</translation>
    </message>
    <message>
        <source>Your organisation allows this only from managed devices.</source>
        <translation>Ihre Organisation erlaubt dies nur von verwalteten Geräten aus.</translation>
    </message>
    <message>
        <source>Use a device your organisation manages, or ask an administrator for an exception.</source>
        <translation>Verwenden Sie ein von Ihrer Organisation verwaltetes Gerät oder bitten Sie einen Administrator um eine Ausnahme.</translation>
    </message>
    <message>
        <source>This user is not assigned to the app.</source>
        <translation>Dieser Benutzer ist der App nicht zugewiesen.</translation>
    </message>
    <message>
        <source>Ask an administrator to assign the user to the enterprise application, or to turn off &quot;Assignment required&quot;.</source>
        <translation>Bitten Sie einen Administrator, den Benutzer der Unternehmensanwendung zuzuweisen oder „Zuweisung erforderlich“ auszuschalten.</translation>
    </message>
    <message>
        <source>The password has to be changed, or its registration completed.</source>
        <translation>Das Kennwort muss geändert oder die Registrierung abgeschlossen werden.</translation>
    </message>
    <message>
        <source>Sign in with this account in a browser, complete what it asks for, and enter the new password.</source>
        <translation>Melden Sie sich mit diesem Konto in einem Browser an, erledigen Sie, was verlangt wird, und geben Sie das neue Kennwort ein.</translation>
    </message>
    <message>
        <source>The user name or the password is wrong.</source>
        <translation>Der Benutzername oder das Kennwort ist falsch.</translation>
    </message>
    <message>
        <source>A rule of your organisation blocks this sign-in.</source>
        <translation>Eine Regel Ihrer Organisation verhindert diese Anmeldung.</translation>
    </message>
    <message>
        <source>Ask an administrator to look at the sign-in log in Entra ID and to exempt the integration user or this location from the Conditional Access rule.</source>
        <translation>Bitten Sie einen Administrator, im Anmeldeprotokoll von Entra ID nachzusehen und den Integrationsbenutzer oder diesen Standort von der Regel für bedingten Zugriff auszunehmen.</translation>
    </message>
    <message>
        <source>The password was changed, so the sign-in is no longer valid.</source>
        <translation>Das Kennwort wurde geändert, deshalb ist die Anmeldung nicht mehr gültig.</translation>
    </message>
    <message>
        <source>Fairlead made a mistake during sign-in.</source>
        <translation>Fairlead hat bei der Anmeldung einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, send the diagnostic bundle to support.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, senden Sie das Diagnosepaket an den Support.</translation>
    </message>
    <message>
        <source>The code was confirmed in another region and cannot be used here.</source>
        <translation>Der Code wurde in einer anderen Region bestätigt und kann hier nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Sign in in the window or in your browser instead.</source>
        <translation>Melden Sie sich stattdessen im Fenster oder in Ihrem Browser an.</translation>
    </message>
    <message>
        <source>Your company asks for a further confirmation by another service.</source>
        <translation>Ihr Unternehmen verlangt eine weitere Bestätigung durch einen anderen Dienst.</translation>
    </message>
    <message>
        <source>The permission to stay signed in was withdrawn.</source>
        <translation>Die Berechtigung, angemeldet zu bleiben, wurde entzogen.</translation>
    </message>
    <message>
        <source>The app registration accepts only its own organisation.</source>
        <translation>Die App-Registrierung akzeptiert nur ihre eigene Organisation.</translation>
    </message>
    <message>
        <source>Enter the organisation&apos;s tenant id, or ask an administrator to allow accounts of any organisation.</source>
        <translation>Geben Sie die Mandanten-ID der Organisation ein, oder bitten Sie einen Administrator, Konten jeder Organisation zuzulassen.</translation>
    </message>
    <message>
        <source>Microsoft saw too many equal sign-in requests.</source>
        <translation>Microsoft hat zu viele gleiche Anmeldeanfragen erhalten.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: Fairlead pauses and tries again. If it stays so, send the diagnostic bundle to support.</source>
        <translation>Sie müssen nichts tun: Fairlead macht eine Pause und versucht es erneut. Bleibt es so, senden Sie das Diagnosepaket an den Support.</translation>
    </message>
    <message>
        <source>Your organisation allows this only from approved devices and apps.</source>
        <translation>Ihre Organisation erlaubt dies nur mit genehmigten Geräten und Apps.</translation>
    </message>
    <message>
        <source>Use a device that meets your organisation&apos;s rules, or ask an administrator to change the Conditional Access rule.</source>
        <translation>Verwenden Sie ein Gerät, das den Regeln Ihrer Organisation entspricht, oder bitten Sie einen Administrator, die Regel für bedingten Zugriff zu ändern.</translation>
    </message>
    <message>
        <source>The organisation&apos;s security defaults forbid a sign-in with a password alone.</source>
        <translation>Die Sicherheitsstandards der Organisation verbieten eine Anmeldung nur mit Kennwort.</translation>
    </message>
    <message>
        <source>The sign-in was already used once.</source>
        <translation>Die Anmeldung wurde schon einmal verwendet.</translation>
    </message>
    <message>
        <source>Start the sign-in again.</source>
        <translation>Beginnen Sie die Anmeldung von vorn.</translation>
    </message>
    <message>
        <source>The organisation has not agreed to this app yet.</source>
        <translation>Die Organisation hat dieser App noch nicht zugestimmt.</translation>
    </message>
    <message>
        <source>The permissions were declined.</source>
        <translation>Die Berechtigungen wurden abgelehnt.</translation>
    </message>
    <message>
        <source>Start again and accept them; Fairlead cannot work without.</source>
        <translation>Beginnen Sie von vorn und akzeptieren Sie sie; ohne sie kann Fairlead nicht arbeiten.</translation>
    </message>
    <message>
        <source>The app registration does not list a permission Fairlead needs.</source>
        <translation>In der App-Registrierung fehlt eine Berechtigung, die Fairlead braucht.</translation>
    </message>
    <message>
        <source>Ask an administrator to add the Dynamics CRM permission &quot;user_impersonation&quot; to the app registration and to grant consent.</source>
        <translation>Bitten Sie einen Administrator, der App-Registrierung die Dynamics CRM-Berechtigung „user_impersonation“ hinzuzufügen und die Zustimmung zu erteilen.</translation>
    </message>
    <message>
        <source>This organisation has not subscribed to the service.</source>
        <translation>Diese Organisation hat den Dienst nicht abonniert.</translation>
    </message>
    <message>
        <source>The sign-in has expired.</source>
        <translation>Die Anmeldung ist abgelaufen.</translation>
    </message>
    <message>
        <source>The app is not known in this organisation.</source>
        <translation>Die App ist in dieser Organisation nicht bekannt.</translation>
    </message>
    <message>
        <source>Check that the right organisation was chosen; if so, an administrator has to agree to the app first.</source>
        <translation>Prüfen Sie, ob die richtige Organisation gewählt wurde; falls ja, muss zuerst ein Administrator der App zustimmen.</translation>
    </message>
    <message>
        <source>An administrator switched this app off.</source>
        <translation>Ein Administrator hat diese App ausgeschaltet.</translation>
    </message>
    <message>
        <source>Ask an administrator to enable sign-in for the enterprise application.</source>
        <translation>Bitten Sie einen Administrator, die Anmeldung für die Unternehmensanwendung zu aktivieren.</translation>
    </message>
    <message>
        <source>The client secret is wrong.</source>
        <translation>Der geheime Clientschlüssel ist falsch.</translation>
    </message>
    <message>
        <source>Paste the secret&apos;s value, not its id; the value is shown only once, when the secret is made.</source>
        <translation>Fügen Sie den Wert des Schlüssels ein, nicht seine ID; der Wert wird nur einmal angezeigt, wenn der Schlüssel erstellt wird.</translation>
    </message>
    <message>
        <source>The app registration does not allow sign-in from this program.</source>
        <translation>Die App-Registrierung erlaubt die Anmeldung aus diesem Programm nicht.</translation>
    </message>
    <message>
        <source>Ask an administrator to set &quot;Allow public client flows&quot; to Yes in the app registration.</source>
        <translation>Bitten Sie einen Administrator, in der App-Registrierung „Öffentliche Clientflows zulassen“ auf „Ja“ zu setzen.</translation>
    </message>
    <message>
        <source>The client secret has expired.</source>
        <translation>Der geheime Clientschlüssel ist abgelaufen.</translation>
    </message>
    <message>
        <source>Microsoft does not accept what Fairlead asked access to.</source>
        <translation>Microsoft akzeptiert nicht, worauf Fairlead zugreifen wollte.</translation>
    </message>
    <message>
        <source>Check the CRM address; if it is right, send the diagnostic bundle to support.</source>
        <translation>Prüfen Sie die CRM-Adresse; stimmt sie, senden Sie das Diagnosepaket an den Support.</translation>
    </message>
    <message>
        <source>The code has not been entered yet.</source>
        <translation>Der Code wurde noch nicht eingegeben.</translation>
    </message>
    <message>
        <source>Open the page, enter the code, and sign in.</source>
        <translation>Öffnen Sie die Seite, geben Sie den Code ein und melden Sie sich an.</translation>
    </message>
    <message>
        <source>The code is wrong or no longer valid.</source>
        <translation>Der Code ist falsch oder nicht mehr gültig.</translation>
    </message>
    <message>
        <source>Get a new code.</source>
        <translation>Fordern Sie einen neuen Code an.</translation>
    </message>
    <message>
        <source>Your company&apos;s own sign-in service cannot be reached by Microsoft.</source>
        <translation>Microsoft erreicht den eigenen Anmeldedienst Ihres Unternehmens nicht.</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, tell your administrator: the pass-through authentication agent, the directory or its clock needs attention.</source>
        <translation>Versuchen Sie es später erneut; bleibt es so, benachrichtigen Sie Ihren Administrator: Der Agent für die Passthrough-Authentifizierung, das Verzeichnis oder dessen Uhr braucht Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>There is no such organisation.</source>
        <translation>Diese Organisation gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the domain or tenant id, and whether the right cloud was chosen.</source>
        <translation>Prüfen Sie die Domäne oder die Mandanten-ID und ob die richtige Cloud gewählt wurde.</translation>
    </message>
    <message>
        <source>This way of signing in needs to know the organisation.</source>
        <translation>Für diesen Anmeldeweg muss die Organisation bekannt sein.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in service cannot answer at the moment.</source>
        <translation>Der Anmeldedienst von Microsoft kann zurzeit nicht antworten.</translation>
    </message>
    <message>
        <source>Try again in a moment; where Fairlead keeps running it does so by itself.</source>
        <translation>Versuchen Sie es gleich noch einmal; wo Fairlead weiterläuft, geschieht das von selbst.</translation>
    </message>
    <message>
        <source>This organisation belongs to another cloud.</source>
        <translation>Diese Organisation gehört zu einer anderen Cloud.</translation>
    </message>
    <message>
        <source>Choose that cloud where the CRM&apos;s address is entered (fairleadctl: --cloud).</source>
        <translation>Wählen Sie diese Cloud dort, wo die Adresse des CRM eingegeben wird (fairleadctl: --cloud).</translation>
    </message>
    <message>
        <source>A guest account cannot confirm the sign-in in this organisation.</source>
        <translation>Ein Gastkonto kann die Anmeldung in dieser Organisation nicht bestätigen.</translation>
    </message>
    <message>
        <source>Use an account that is a member of the organisation.</source>
        <translation>Verwenden Sie ein Konto, das Mitglied der Organisation ist.</translation>
    </message>
    <message>
        <source>Only an administrator can agree to this app in your organisation.</source>
        <translation>In Ihrer Organisation kann nur ein Administrator dieser App zustimmen.</translation>
    </message>
    <message>
        <source>Let an administrator sign in here, or send an administrator the consent link.</source>
        <translation>Lassen Sie einen Administrator sich hier anmelden oder senden Sie einem Administrator den Zustimmungslink.</translation>
    </message>
    <message>
        <source>The app registration has no address to return to.</source>
        <translation>Die App-Registrierung hat keine Rückkehradresse.</translation>
    </message>
    <message>
        <source>Ask an administrator to register &quot;http://localhost&quot; under &quot;Mobile and desktop applications&quot;.</source>
        <translation>Bitten Sie einen Administrator, „http://localhost“ unter „Mobilgerät- und Desktopanwendungen“ einzutragen.</translation>
    </message>
    <message>
        <source>Change it in a browser and enter the new one.</source>
        <translation>Ändern Sie es in einem Browser und geben Sie das neue ein.</translation>
    </message>
    <message>
        <source>A further step in a browser is required for this account.</source>
        <translation>Für dieses Konto ist ein weiterer Schritt in einem Browser nötig.</translation>
    </message>
    <message>
        <source>Sign in as that user in a window.</source>
        <translation>Melden Sie sich als dieser Benutzer in einem Fenster an.</translation>
    </message>
    <message>
        <source>Your organisation demands something more of this sign-in.</source>
        <translation>Ihre Organisation verlangt bei dieser Anmeldung noch etwas.</translation>
    </message>
    <message>
        <source>Your organisation does not allow this sign-in.</source>
        <translation>Ihre Organisation erlaubt diese Anmeldung nicht.</translation>
    </message>
    <message>
        <source>Ask an administrator to look at the sign-in log in Entra ID.</source>
        <translation>Bitten Sie einen Administrator, im Anmeldeprotokoll von Entra ID nachzusehen.</translation>
    </message>
    <message>
        <source>The account has to be confirmed in a window.</source>
        <translation>Das Konto muss in einem Fenster bestätigt werden.</translation>
    </message>
    <message>
        <source>The sign-in was interrupted.</source>
        <translation>Die Anmeldung wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The sign-in service asks to slow down.</source>
        <translation>Der Anmeldedienst bittet um langsamere Anfragen.</translation>
    </message>
    <message>
        <source>The sign-in was declined.</source>
        <translation>Die Anmeldung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Beginnen Sie von vorn, sobald Sie bereit sind.</translation>
    </message>
    <message>
        <source>The sign-in is no longer valid.</source>
        <translation>Die Anmeldung ist nicht mehr gültig.</translation>
    </message>
    <message>
        <source>Microsoft did not accept the app&apos;s own credentials.</source>
        <translation>Microsoft hat die Anmeldedaten der App nicht akzeptiert.</translation>
    </message>
    <message>
        <source>The app may not sign in this way in this organisation.</source>
        <translation>Die App darf sich in dieser Organisation nicht auf diesem Weg anmelden.</translation>
    </message>
    <message>
        <source>Check the CRM address and whether it belongs to this organisation.</source>
        <translation>Prüfen Sie die CRM-Adresse und ob sie zu dieser Organisation gehört.</translation>
    </message>
    <message>
        <source>This sign-in server is not one of Microsoft&apos;s.</source>
        <translation>Dieser Anmeldeserver ist keiner von Microsoft.</translation>
    </message>
    <message>
        <source>Choose one of the known clouds where the CRM&apos;s address is entered (fairleadctl: --cloud).</source>
        <translation>Wählen Sie dort, wo die Adresse des CRM eingegeben wird, eine der bekannten Clouds (fairleadctl: --cloud).</translation>
    </message>
    <message>
        <source>Salesforce cannot answer at the moment.</source>
        <translation>Salesforce kann zurzeit nicht antworten.</translation>
    </message>
    <message>
        <source>This user signed in to Salesforce too often in a short time.</source>
        <translation>Dieser Benutzer hat sich in kurzer Zeit zu oft bei Salesforce angemeldet.</translation>
    </message>
    <message>
        <source>An administrator of your Salesforce organisation blocks this app.</source>
        <translation>Ein Administrator Ihrer Salesforce-Organisation blockiert diese App.</translation>
    </message>
    <message>
        <source>Ask an administrator to unblock or install it: Setup, &quot;Connected Apps OAuth Usage&quot;.</source>
        <translation>Bitten Sie einen Administrator, die Blockierung aufzuheben oder die App zu installieren: Setup, „Connected Apps OAuth Usage“.</translation>
    </message>
    <message>
        <source>The app is not installed in this Salesforce organisation.</source>
        <translation>Die App ist in dieser Salesforce-Organisation nicht installiert.</translation>
    </message>
    <message>
        <source>Ask an administrator to install its package, or to create an External Client App and give you its consumer key.</source>
        <translation>Bitten Sie einen Administrator, ihr Paket zu installieren oder eine External Client App anzulegen und Ihnen deren Consumer Key zu geben.</translation>
    </message>
    <message>
        <source>Salesforce does not accept sign-ins of this user from this computer&apos;s address, or not at this hour.</source>
        <translation>Salesforce akzeptiert Anmeldungen dieses Benutzers nicht von der Adresse dieses Computers oder nicht um diese Uhrzeit.</translation>
    </message>
    <message>
        <source>Ask an administrator to add the address to the login ranges of the user&apos;s profile, or to widen its login hours.</source>
        <translation>Bitten Sie einen Administrator, die Adresse in die Anmelde-IP-Bereiche des Profils des Benutzers aufzunehmen oder dessen Anmeldezeiten zu erweitern.</translation>
    </message>
    <message>
        <source>The Salesforce user is frozen or deactivated.</source>
        <translation>Der Salesforce-Benutzer ist eingefroren oder deaktiviert.</translation>
    </message>
    <message>
        <source>Ask an administrator to reactivate the user, then sign in again.</source>
        <translation>Bitten Sie einen Administrator, den Benutzer wieder zu aktivieren, und melden Sie sich dann erneut an.</translation>
    </message>
    <message>
        <source>The sign-in took too long or was used before.</source>
        <translation>Die Anmeldung hat zu lange gedauert oder wurde schon verwendet.</translation>
    </message>
    <message>
        <source>The app does not know the address to return to.</source>
        <translation>Die App kennt die Rückkehradresse nicht.</translation>
    </message>
    <message>
        <source>Ask an administrator to enter the callback addresses exactly as Fairlead shows them; a change takes up to ten minutes.</source>
        <translation>Bitten Sie einen Administrator, die Callback-Adressen genau so einzutragen, wie Fairlead sie zeigt; eine Änderung braucht bis zu zehn Minuten.</translation>
    </message>
    <message>
        <source>The app has no policy in this organisation.</source>
        <translation>Die App hat in dieser Organisation keine Richtlinie.</translation>
    </message>
    <message>
        <source>Salesforce asks to slow down.</source>
        <translation>Salesforce bittet um langsamere Anfragen.</translation>
    </message>
    <message>
        <source>The app is not completely installed in this Salesforce organisation.</source>
        <translation>Die App ist in dieser Salesforce-Organisation nicht vollständig installiert.</translation>
    </message>
    <message>
        <source>Ask an administrator to install its package again.</source>
        <translation>Bitten Sie einen Administrator, ihr Paket erneut zu installieren.</translation>
    </message>
    <message>
        <source>Salesforce does not let this user approve the app.</source>
        <translation>Salesforce lässt diesen Benutzer die App nicht genehmigen.</translation>
    </message>
    <message>
        <source>Ask an administrator to install the app, or to grant &quot;Approve Uninstalled Connected Apps&quot;; an integration user cannot sign in in a window at all.</source>
        <translation>Bitten Sie einen Administrator, die App zu installieren oder „Approve Uninstalled Connected Apps“ zu erteilen; ein Integrationsbenutzer kann sich überhaupt nicht in einem Fenster anmelden.</translation>
    </message>
    <message>
        <source>This user may not use the app.</source>
        <translation>Dieser Benutzer darf die App nicht verwenden.</translation>
    </message>
    <message>
        <source>Ask an administrator to assign the user&apos;s profile or a permission set to the app, and to check the login address ranges.</source>
        <translation>Bitten Sie einen Administrator, der App das Profil des Benutzers oder einen Berechtigungssatz zuzuweisen und die Anmelde-IP-Bereiche zu prüfen.</translation>
    </message>
    <message>
        <source>This user is not admitted to the app by an administrator.</source>
        <translation>Dieser Benutzer ist von keinem Administrator für die App zugelassen.</translation>
    </message>
    <message>
        <source>Ask an administrator to assign the user&apos;s profile or a permission set to the app.</source>
        <translation>Bitten Sie einen Administrator, der App das Profil des Benutzers oder einen Berechtigungssatz zuzuweisen.</translation>
    </message>
    <message>
        <source>This user has not been authorised for the app beforehand.</source>
        <translation>Dieser Benutzer wurde nicht vorab für die App autorisiert.</translation>
    </message>
    <message>
        <source>Ask an administrator to choose &quot;Admin approved users are pre-authorized&quot; for the app and to assign the user&apos;s profile or a permission set.</source>
        <translation>Bitten Sie einen Administrator, für die App „Admin approved users are pre-authorized“ zu wählen und ihr das Profil des Benutzers oder einen Berechtigungssatz zuzuweisen.</translation>
    </message>
    <message>
        <source>Access was declined in the sign-in window.</source>
        <translation>Der Zugriff wurde im Anmeldefenster abgelehnt.</translation>
    </message>
    <message>
        <source>Start again and choose Allow; Fairlead cannot work without.</source>
        <translation>Beginnen Sie von vorn und wählen Sie „Zulassen“; ohne das kann Fairlead nicht arbeiten.</translation>
    </message>
    <message>
        <source>Salesforce refused the user: frozen, deactivated or locked.</source>
        <translation>Salesforce hat den Benutzer abgelehnt: eingefroren, deaktiviert oder gesperrt.</translation>
    </message>
    <message>
        <source>Ask an administrator to unlock or reactivate the user, then sign in again.</source>
        <translation>Bitten Sie einen Administrator, den Benutzer zu entsperren oder wieder zu aktivieren, und melden Sie sich dann erneut an.</translation>
    </message>
    <message>
        <source>This Salesforce organisation is locked, closed, or its trial has ended.</source>
        <translation>Diese Salesforce-Organisation ist gesperrt, geschlossen, oder ihre Testphase ist abgelaufen.</translation>
    </message>
    <message>
        <source>Salesforce asks for multi-factor authentication here.</source>
        <translation>Salesforce verlangt hier die Multi-Faktor-Authentifizierung.</translation>
    </message>
    <message>
        <source>Sign in again and confirm with the second factor.</source>
        <translation>Melden Sie sich erneut an und bestätigen Sie mit dem zweiten Faktor.</translation>
    </message>
    <message>
        <source>The one-time code is wrong.</source>
        <translation>Der Einmalcode ist falsch.</translation>
    </message>
    <message>
        <source>Salesforce did not accept the sign-in.</source>
        <translation>Salesforce hat die Anmeldung nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Check user name and password, and whether the organisation is a production or a sandbox one.</source>
        <translation>Prüfen Sie Benutzername und Kennwort und ob es sich um eine Produktions- oder eine Sandbox-Organisation handelt.</translation>
    </message>
    <message>
        <source>The sign-in has expired or was withdrawn.</source>
        <translation>Die Anmeldung ist abgelaufen oder wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>Sign in again. Salesforce keeps five sign-ins for a user and app; a sixth ends the oldest.</source>
        <translation>Melden Sie sich erneut an. Salesforce behält je Benutzer und App fünf Anmeldungen; eine sechste beendet die älteste.</translation>
    </message>
    <message>
        <source>Salesforce found the request too old.</source>
        <translation>Salesforce fand die Anfrage zu alt.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time, then try again.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Computers und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Salesforce needs the person to sign in.</source>
        <translation>Bei Salesforce muss sich die Person selbst anmelden.</translation>
    </message>
    <message>
        <source>The sign-in belongs to another Salesforce organisation.</source>
        <translation>Die Anmeldung gehört zu einer anderen Salesforce-Organisation.</translation>
    </message>
    <message>
        <source>Sign in again to the right organisation.</source>
        <translation>Melden Sie sich erneut bei der richtigen Organisation an.</translation>
    </message>
    <message>
        <source>Salesforce does not know this consumer key.</source>
        <translation>Salesforce kennt diesen Consumer Key nicht.</translation>
    </message>
    <message>
        <source>Check the key and whether it belongs to this organisation; a new app takes up to ten minutes to become known.</source>
        <translation>Prüfen Sie den Schlüssel und ob er zu dieser Organisation gehört; eine neue App ist erst nach bis zu zehn Minuten bekannt.</translation>
    </message>
    <message>
        <source>The consumer key or secret is wrong.</source>
        <translation>Consumer Key oder Consumer Secret ist falsch.</translation>
    </message>
    <message>
        <source>Check both and enter them again. Where you have no secret, ask an administrator to turn off &quot;Require Secret for Web Server Flow&quot;.</source>
        <translation>Prüfen Sie beide und geben Sie sie erneut ein. Haben Sie kein Secret, bitten Sie einen Administrator, „Require Secret for Web Server Flow“ auszuschalten.</translation>
    </message>
    <message>
        <source>The app lacks a scope Fairlead needs.</source>
        <translation>Der App fehlt ein Bereich (Scope), den Fairlead braucht.</translation>
    </message>
    <message>
        <source>Ask an administrator to give the app the scopes &quot;api&quot; and &quot;refresh_token&quot;.</source>
        <translation>Bitten Sie einen Administrator, der App die Bereiche „api“ und „refresh_token“ zu geben.</translation>
    </message>
    <message>
        <source>Ask an administrator to give the app the scope &quot;api&quot;.</source>
        <translation>Bitten Sie einen Administrator, der App den Bereich „api“ zu geben.</translation>
    </message>
    <message>
        <source>This way of signing in is switched off for the app or the organisation.</source>
        <translation>Dieser Anmeldeweg ist für die App oder die Organisation ausgeschaltet.</translation>
    </message>
    <message>
        <source>This way of signing in works only at the organisation&apos;s own address.</source>
        <translation>Dieser Anmeldeweg funktioniert nur unter der eigenen Adresse der Organisation.</translation>
    </message>
    <message>
        <source>Enter the My Domain address (it ends with .my.salesforce.com).</source>
        <translation>Geben Sie die Adresse aus „Meine Domäne“ ein (sie endet auf .my.salesforce.com).</translation>
    </message>
    <message>
        <source>The app has no user to act as.</source>
        <translation>Die App hat keinen Benutzer, in dessen Namen sie handelt.</translation>
    </message>
    <message>
        <source>Ask an administrator to set the execution user in the app&apos;s client credentials policy.</source>
        <translation>Bitten Sie einen Administrator, in der Richtlinie der App für Client-Anmeldedaten den ausführenden Benutzer festzulegen.</translation>
    </message>
    <message>
        <source>Production and sandbox were mixed up.</source>
        <translation>Produktion und Sandbox wurden verwechselt.</translation>
    </message>
    <message>
        <source>Salesforce did not accept the signature of the private key.</source>
        <translation>Salesforce hat die Signatur des privaten Schlüssels nicht akzeptiert.</translation>
    </message>
    <message>
        <source>The app is not released for other organisations.</source>
        <translation>Die App ist nicht für andere Organisationen freigegeben.</translation>
    </message>
    <message>
        <source>Ask its publisher to package it, or create an External Client App of your own.</source>
        <translation>Bitten Sie den Herausgeber, sie als Paket bereitzustellen, oder legen Sie eine eigene External Client App an.</translation>
    </message>
    <message>
        <source>The app&apos;s registration is incomplete.</source>
        <translation>Die Registrierung der App ist unvollständig.</translation>
    </message>
    <message>
        <source>The app demands bound tokens, which Fairlead does not use.</source>
        <translation>Die App verlangt gebundene Token, die Fairlead nicht verwendet.</translation>
    </message>
    <message>
        <source>Ask an administrator to turn DPoP off for the app.</source>
        <translation>Bitten Sie einen Administrator, DPoP für die App auszuschalten.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s answer does not belong to this sign-in.</source>
        <translation>Die Antwort von Microsoft gehört nicht zu dieser Anmeldung.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time, then start the sign-in again.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Computers und beginnen Sie die Anmeldung dann von vorn.</translation>
    </message>
    <message>
        <source>The private key cannot be used.</source>
        <translation>Der private Schlüssel kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose an RSA key of 2048 bits or more in PEM form, without a passphrase (it begins with BEGIN PRIVATE KEY).</source>
        <translation>Wählen Sie einen RSA-Schlüssel mit mindestens 2048 Bit im PEM-Format und ohne Passphrase (er beginnt mit BEGIN PRIVATE KEY).</translation>
    </message>
    <message>
        <source>This user signs in at a page of your organisation&apos;s own: Microsoft knows no password of it.</source>
        <translation>Dieser Benutzer meldet sich auf einer eigenen Seite Ihrer Organisation an: Microsoft kennt von ihm kein Kennwort.</translation>
    </message>
    <message>
        <source>Enter them again. If your company signs in on a page of its own, sign in as that user in a window.</source>
        <translation>Geben Sie beides erneut ein. Hat Ihr Unternehmen eine eigene Anmeldeseite, melden Sie sich als dieser Benutzer in einem Fenster an.</translation>
    </message>
    <message>
        <source>Let an administrator agree, or send an administrator the consent link.</source>
        <translation>Lassen Sie einen Administrator zustimmen, oder senden Sie einem Administrator den Zustimmungslink.</translation>
    </message>
    <message>
        <source>The account is locked for now after failed sign-ins, or Microsoft distrusts this network&apos;s address.</source>
        <translation>Das Konto ist nach fehlgeschlagenen Anmeldungen vorübergehend gesperrt, oder Microsoft misstraut der Adresse dieses Netzwerks.</translation>
    </message>
    <message>
        <source>Ask an administrator to enable the account in Entra ID, Users.</source>
        <translation>Bitten Sie einen Administrator, das Konto in Entra ID unter „Benutzer“ zu aktivieren.</translation>
    </message>
    <message>
        <source>Ask an administrator of Microsoft 365 to get or to assign a Dynamics 365 licence; the service becomes known to the organisation by it.</source>
        <translation>Bitten Sie einen Administrator von Microsoft 365, eine Dynamics 365-Lizenz zu beschaffen oder zuzuweisen; dadurch wird der Dienst in der Organisation bekannt.</translation>
    </message>
    <message>
        <source>Ask an administrator to make a new one in the app registration, Certificates &amp; secrets, and enter its value here.</source>
        <translation>Bitten Sie einen Administrator, in der App-Registrierung unter „Zertifikate &amp; Geheimnisse“ einen neuen zu erstellen, und geben Sie dessen Wert hier ein.</translation>
    </message>
    <message>
        <source>Sign in in a window to see what it is, or ask an administrator to look at the sign-in log in Entra ID.</source>
        <translation>Melden Sie sich in einem Fenster an, um zu sehen, was es ist, oder bitten Sie einen Administrator, in Entra ID im Anmeldeprotokoll nachzusehen.</translation>
    </message>
    <message>
        <source>Check client id and secret. Where no secret is used, ask an administrator to set &quot;Allow public client flows&quot; to Yes in the app registration.</source>
        <translation>Prüfen Sie Client-ID und geheimen Clientschlüssel. Wenn kein Schlüssel verwendet wird, bitten Sie einen Administrator, in der App-Registrierung „Öffentliche Clientflows zulassen“ auf „Ja“ zu stellen.</translation>
    </message>
    <message>
        <source>Ask an administrator to open the app registration, Authentication, and to add the platform &quot;Mobile and desktop applications&quot;.</source>
        <translation>Bitten Sie einen Administrator, in der App-Registrierung unter „Authentifizierung“ die Plattform „Mobilgerät- und Desktopanwendungen“ hinzuzufügen.</translation>
    </message>
    <message>
        <source>Fairlead asked Microsoft in a way it does not understand.</source>
        <translation>Fairlead hat Microsoft auf eine Weise gefragt, die dort nicht verstanden wird.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, copy the details and send them to your administrator or to support.</source>
        <translation>Versuchen Sie es erneut. Wenn es so bleibt, kopieren Sie die Einzelheiten und senden Sie sie an Ihren Administrator oder an den Support.</translation>
    </message>
    <message>
        <source>%1 In the provider&apos;s words: &quot;%2&quot;.</source>
        <translation>%1 In den Worten des Anbieters: „%2“.</translation>
    </message>
    <message>
        <source>Ask an administrator to open the app in Setup, &quot;External Client App Manager&quot;, to edit its policies and save them: that makes what is missing.</source>
        <translation>Bitten Sie einen Administrator, die App in Setup unter „External Client App Manager“ zu öffnen, ihre Richtlinien zu bearbeiten und zu speichern: Dadurch entsteht, was fehlt.</translation>
    </message>
    <message>
        <source>Only Salesforce can open it again: ask the owner of the organisation&apos;s contract to turn to Salesforce. A trial that has ended cannot be connected any more.</source>
        <translation>Nur Salesforce kann sie wieder öffnen: Bitten Sie den Vertragsinhaber der Organisation, sich an Salesforce zu wenden. Eine abgelaufene Testorganisation lässt sich nicht mehr verbinden.</translation>
    </message>
    <message>
        <source>Sign in again and enter the newest code from the authenticator app.</source>
        <translation>Melden Sie sich erneut an und geben Sie den neuesten Code der Authenticator-App ein.</translation>
    </message>
    <message>
        <source>Ask an administrator to enable the flow in the app&apos;s OAuth settings, and in Setup, &quot;OAuth and OpenID Connect Settings&quot;, for the organisation.</source>
        <translation>Bitten Sie einen Administrator, den Ablauf in den OAuth-Einstellungen der App zu aktivieren, und für die Organisation in Setup unter „OAuth and OpenID Connect Settings“.</translation>
    </message>
    <message>
        <source>Enter the organisation&apos;s own address; where the sign-in host is entered, sandboxes need test.salesforce.com.</source>
        <translation>Geben Sie die eigene Adresse der Organisation ein; wo der Anmelde-Host eingegeben wird, brauchen Sandboxes test.salesforce.com.</translation>
    </message>
    <message>
        <source>Ask an administrator to upload the certificate of this key to the app (&quot;Enable JWT Bearer Flow&quot;) and to check that it has not expired.</source>
        <translation>Bitten Sie einen Administrator, das Zertifikat dieses Schlüssels in die App hochzuladen („Enable JWT Bearer Flow“) und zu prüfen, dass es nicht abgelaufen ist.</translation>
    </message>
    <message>
        <source>Ask an administrator to open the app in Setup, &quot;External Client App Manager&quot;, and to complete its OAuth settings: callback addresses, scopes and flows.</source>
        <translation>Bitten Sie einen Administrator, die App in Setup unter „External Client App Manager“ zu öffnen und ihre OAuth-Einstellungen zu vervollständigen: Callback-Adressen, Bereiche und Abläufe.</translation>
    </message>
    <message>
        <source>Salesforce refused the sign-in without naming the reason.</source>
        <translation>Salesforce hat die Anmeldung abgelehnt, ohne den Grund zu nennen.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, ask an administrator to look at the user&apos;s entries in Setup, &quot;Login History&quot;; they name the reason.</source>
        <translation>Versuchen Sie es erneut. Wenn es so bleibt, bitten Sie einen Administrator, in Setup unter „Login History“ die Einträge des Benutzers anzusehen; sie nennen den Grund.</translation>
    </message>
    <message>
        <source>This is not a certificate with an RSA key (PEM).</source>
        <translation>Das ist kein Zertifikat mit einem RSA-Schlüssel (PEM).</translation>
    </message>
    <message>
        <source>Choose the file that was uploaded to the app registration under Certificates and secrets: it begins with BEGIN CERTIFICATE.</source>
        <translation>Wählen Sie die Datei, die in der App-Registrierung unter „Zertifikate und Geheimnisse“ hochgeladen wurde: Sie beginnt mit BEGIN CERTIFICATE.</translation>
    </message>
    <message>
        <source>Microsoft asks the administrator to sign in again.</source>
        <translation>Microsoft verlangt, dass sich der Administrator erneut anmeldet.</translation>
    </message>
    <message>
        <source>Sign in again, then repeat it.</source>
        <translation>Melden Sie sich erneut an und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>This administrator may not do that in Microsoft Entra ID.</source>
        <translation>Dieser Administrator darf das in Microsoft Entra ID nicht.</translation>
    </message>
    <message>
        <source>Sign in as a Cloud Application Administrator or a Global Administrator, or follow the steps by hand.</source>
        <translation>Melden Sie sich als Cloudanwendungsadministrator oder als Globaler Administrator an, oder folgen Sie den Schritten von Hand.</translation>
    </message>
    <message>
        <source>Microsoft Entra ID does not have that in this organisation.</source>
        <translation>Das gibt es in Microsoft Entra ID in dieser Organisation nicht.</translation>
    </message>
    <message>
        <source>Check that the administrator belongs to the organisation of the connection.</source>
        <translation>Prüfen Sie, ob der Administrator zur Organisation der Verbindung gehört.</translation>
    </message>
    <message>
        <source>The tokens on this computer are destroyed, but the organisation&apos;s consent to Fairlead still stands at Microsoft.</source>
        <translation>Die Token auf diesem Computer sind vernichtet, aber die Zustimmung der Organisation zu Fairlead besteht bei Microsoft weiter.</translation>
    </message>
    <message>
        <source>Microsoft Entra ID → Enterprise applications → All applications</source>
        <translation>Microsoft Entra ID → Unternehmensanwendungen → Alle Anwendungen</translation>
    </message>
    <message>
        <source>Look for the application ID %1 and open the application.</source>
        <translation>Suchen Sie die Anwendungs-ID %1 und öffnen Sie die Anwendung.</translation>
    </message>
    <message>
        <source>Under Permissions choose Review permissions, or take single permissions away under Admin consent and User consent.</source>
        <translation>Wählen Sie unter „Berechtigungen“ den Punkt „Berechtigungen überprüfen“, oder entfernen Sie einzelne Berechtigungen unter „Administratoreinwilligung“ und „Benutzereinwilligung“.</translation>
    </message>
    <message>
        <source>To end it for everybody at once, choose Properties, Delete: every connection by a user of this organisation ends with it.</source>
        <translation>Um sie für alle auf einmal zu beenden, wählen Sie „Eigenschaften“, „Löschen“: Damit endet jede Verbindung mit einem Benutzer dieser Organisation.</translation>
    </message>
    <message>
        <source>To end the sessions of one user alone, open the user in Microsoft Entra ID and choose Revoke sessions.</source>
        <translation>Um nur die Sitzungen eines Benutzers zu beenden, öffnen Sie den Benutzer in Microsoft Entra ID und wählen „Sitzungen widerrufen“.</translation>
    </message>
</context>
<context>
    <name>fairlead::SignInAttempt</name>
    <message>
        <source>This sign-in belongs to another organisation.</source>
        <translation>Diese Anmeldung gehört zu einer anderen Organisation.</translation>
    </message>
    <message>
        <source>%1 belongs to another organisation.</source>
        <translation>%1 gehört zu einer anderen Organisation.</translation>
    </message>
    <message>
        <source>Sign in with an account of the organisation you are connecting. Nothing was stored.</source>
        <translation>Melden Sie sich mit einem Konto der Organisation an, die Sie verbinden. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>%1 has signed in, but this connection works as %2.</source>
        <translation>%1 hat sich angemeldet, aber diese Verbindung arbeitet als %2.</translation>
    </message>
    <message>
        <source>Sign in as %1. To have another user work for this connection, change its integration user. Nothing was stored.</source>
        <translation>Melden Sie sich als %1 an. Soll ein anderer Benutzer für diese Verbindung arbeiten, wechseln Sie ihren Integrationsbenutzer. Nichts wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>fairlead::SignInLadder</name>
    <message>
        <source>The consent was given for another organisation than the one signed in to.</source>
        <translation>Die Zustimmung wurde für eine andere Organisation erteilt als die, bei der Sie sich angemeldet haben.</translation>
    </message>
    <message>
        <source>Start again and use the same administrator account in both steps.</source>
        <translation>Beginnen Sie von vorn und verwenden Sie in beiden Schritten dasselbe Administratorkonto.</translation>
    </message>
    <message>
        <source>The organisation has not consented.</source>
        <translation>Die Organisation hat nicht zugestimmt.</translation>
    </message>
    <message>
        <source>Sign in to Salesforce</source>
        <translation>Bei Salesforce anmelden</translation>
    </message>
    <message>
        <source>Sign in to Microsoft</source>
        <translation>Bei Microsoft anmelden</translation>
    </message>
    <message>
        <source>Consent for your organisation</source>
        <translation>Zustimmung für Ihre Organisation</translation>
    </message>
    <message>
        <source>Choose Try again and press Accept on Microsoft&apos;s page.</source>
        <translation>Wählen Sie „Erneut versuchen“ und auf der Seite von Microsoft „Akzeptieren“.</translation>
    </message>
</context>
<context>
    <name>fairlead::SignInPanel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Sign-in link</source>
        <translation>Anmeldelink</translation>
    </message>
    <message>
        <source>Message for your administrator</source>
        <translation>Nachricht für Ihren Administrator</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>Wird abgeschlossen…</translation>
    </message>
    <message>
        <source>You can leave the sign-in page. Fairlead fetches what was granted.</source>
        <translation>Sie können die Anmeldeseite verlassen. Fairlead holt ab, was erteilt wurde.</translation>
    </message>
    <message>
        <source>Open %1 on any device and type this code:</source>
        <translation>Öffnen Sie %1 auf einem beliebigen Gerät und geben Sie diesen Code ein:</translation>
    </message>
    <message>
        <source>It is good for about 15 minutes. Fairlead goes on by itself once you are done.</source>
        <translation>Er gilt etwa 15 Minuten. Fairlead macht von selbst weiter, sobald Sie fertig sind.</translation>
    </message>
    <message>
        <source>Open that page here</source>
        <translation>Diese Seite hier öffnen</translation>
    </message>
    <message>
        <source>Waiting for you in the sign-in window…</source>
        <translation>Im Anmeldefenster wird auf Sie gewartet…</translation>
    </message>
    <message>
        <source>Opening the sign-in window…</source>
        <translation>Anmeldefenster wird geöffnet…</translation>
    </message>
    <message>
        <source>Waiting for you in your browser…</source>
        <translation>In Ihrem Browser wird auf Sie gewartet…</translation>
    </message>
    <message>
        <source>Asking for a code…</source>
        <translation>Ein Code wird angefordert…</translation>
    </message>
    <message>
        <source>Take your time: at least ten minutes. Nothing is stored before Finish.</source>
        <translation>Lassen Sie sich Zeit: mindestens zehn Minuten. Vor „Abschließen“ wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation>Anmeldung abbrechen</translation>
    </message>
    <message>
        <source>Nothing is visible after 15 seconds.</source>
        <translation>Nach 15 Sekunden ist noch nichts zu sehen.</translation>
    </message>
    <message>
        <source>Passkeys, security keys and some company rules work only in your browser.</source>
        <translation>Passkeys, Sicherheitsschlüssel und manche Unternehmensregeln funktionieren nur in Ihrem Browser.</translation>
    </message>
    <message>
        <source>Nobody has signed in in the browser yet.</source>
        <translation>Im Browser hat sich noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>No page in your browser?</source>
        <translation>Keine Seite in Ihrem Browser?</translation>
    </message>
    <message>
        <source>Copy the sign-in link into a browser on this computer.</source>
        <translation>Kopieren Sie den Anmeldelink in einen Browser auf diesem Computer.</translation>
    </message>
    <message>
        <source>No code has come after 15 seconds.</source>
        <translation>Nach 15 Sekunden ist noch kein Code da.</translation>
    </message>
    <message>
        <source>Your organisation may not allow codes.</source>
        <translation>Vielleicht lässt Ihre Organisation keine Codes zu.</translation>
    </message>
    <message>
        <source>Then sign in on this computer instead.</source>
        <translation>Melden Sie sich dann stattdessen auf diesem Computer an.</translation>
    </message>
    <message>
        <source>Does the page not work in the window?</source>
        <translation>Funktioniert die Seite im Fenster nicht?</translation>
    </message>
</context>
<context>
    <name>fairlead::SignInPopup</name>
    <message>
        <source>Check the network settings, then try again, or sign in with your browser.</source>
        <translation>Prüfen Sie die Netzwerkeinstellungen und versuchen Sie es dann erneut, oder melden Sie sich mit Ihrem Browser an.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s connection to the internet, then try again.</source>
        <translation>Prüfen Sie die Internetverbindung dieses Computers und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid.</source>
        <translation>Das Zertifikat von %1 ist nicht gültig.</translation>
    </message>
    <message>
        <source>Do not sign in there. Check the address and this computer&apos;s clock, or ask whoever runs your network.</source>
        <translation>Melden Sie sich dort nicht an. Prüfen Sie die Adresse und die Uhr dieses Computers, oder fragen Sie, wer Ihr Netzwerk betreut.</translation>
    </message>
    <message>
        <source>The sign-in page stopped working.</source>
        <translation>Die Anmeldeseite funktioniert nicht mehr.</translation>
    </message>
    <message>
        <source>Try again, or sign in with your browser.</source>
        <translation>Versuchen Sie es erneut oder melden Sie sich mit Ihrem Browser an.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from an authority this computer does not trust.</source>
        <translation>Das Zertifikat von %1 stammt von einer Zertifizierungsstelle, der dieser Computer nicht vertraut.</translation>
    </message>
    <message>
        <source>If your company inspects connections, add its certificate authority in the network settings, then try again.</source>
        <translation>Prüft Ihr Unternehmen Verbindungen, fügen Sie dessen Zertifizierungsstelle in den Netzwerkeinstellungen hinzu und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>There is no computer named %1.</source>
        <translation>Es gibt keinen Computer namens %1.</translation>
    </message>
    <message>
        <source>This computer has no connection to the internet.</source>
        <translation>Dieser Computer ist nicht mit dem Internet verbunden.</translation>
    </message>
    <message>
        <source>%1 does not accept connections.</source>
        <translation>%1 nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ging verloren.</translation>
    </message>
    <message>
        <source>The proxy did not let the connection to %1 through.</source>
        <translation>Der Proxy hat die Verbindung zu %1 nicht durchgelassen.</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings, then try again.</source>
        <translation>Prüfen Sie den Proxy in den Netzwerkeinstellungen und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The page of %1 could not be loaded.</source>
        <translation>Die Seite von %1 konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Where you were given one, enter it in the network settings, then try again.</source>
        <translation>Falls Sie eines bekommen haben, geben Sie es in den Netzwerkeinstellungen an und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 ended the connection as soon as it stood. It may ask for a certificate of this computer.</source>
        <translation>%1 hat die Verbindung beendet, sobald sie stand. Vielleicht wird ein Zertifikat dieses Computers verlangt.</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and password.</source>
        <translation>Der Proxy %1 verlangt Benutzername und Kennwort.</translation>
    </message>
    <message>
        <source>Enter them in the network settings, then try again.</source>
        <translation>Geben Sie beides in den Netzwerkeinstellungen ein und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>This answer does not belong to the sign-in just started.</source>
        <translation>Diese Antwort gehört nicht zur gerade begonnenen Anmeldung.</translation>
    </message>
    <message>
        <source>Start the sign-in again.</source>
        <translation>Beginnen Sie die Anmeldung von vorn.</translation>
    </message>
    <message>
        <source>The sign-in window is not installed on this computer.</source>
        <translation>Das Anmeldefenster ist auf diesem Computer nicht installiert.</translation>
    </message>
    <message>
        <source>Sign in with your browser instead.</source>
        <translation>Melden Sie sich stattdessen mit Ihrem Browser an.</translation>
    </message>
    <message>
        <source>The sign-in window ended unexpectedly.</source>
        <translation>Das Anmeldefenster wurde unerwartet beendet.</translation>
    </message>
    <message>
        <source>%1 asks for a certificate of this computer.</source>
        <translation>%1 verlangt ein Zertifikat dieses Computers.</translation>
    </message>
    <message>
        <source>Enter the one you were given in the network settings, then try again.</source>
        <translation>Geben Sie das, das Sie bekommen haben, in den Netzwerkeinstellungen an und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name and password.</source>
        <translation>Der Proxy %1 hat Benutzername und Kennwort nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Enter them again in the network settings, then try again.</source>
        <translation>Geben Sie sie in den Netzwerkeinstellungen noch einmal ein und versuchen Sie es dann erneut.</translation>
    </message>
</context>
<context>
    <name>fairlead::StatusVerb</name>
    <message>
        <source>%1: %2, last in step %3, %4 waiting in the outbox</source>
        <translation>%1: %2, zuletzt abgeglichen %3, %4 warten im Postausgang</translation>
    </message>
    <message>
        <source>never ran</source>
        <translation>nie gelaufen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>  %1: %2 pulled in the last run</source>
        <translation>  %1: %2 im letzten Lauf gelesen</translation>
    </message>
    <message>
        <source>Shows where each connection stands.</source>
        <translation>Zeigt, wie jede Verbindung steht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>in step</source>
        <translation>abgeglichen</translation>
    </message>
    <message>
        <source>syncing</source>
        <translation>gleicht ab</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>  API calls: %1 of %2 used, %3 kept for people</source>
        <translation>  API-Aufrufe: %1 von %2 verbraucht, %3 für Menschen zurückbehalten</translation>
    </message>
    <message>
        <source>; the last of them free again by %1</source>
        <translation>; der letzte davon spätestens wieder frei: %1</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
</context>
<context>
    <name>fairlead::SyncVerb</name>
    <message>
        <source>  %1: pulled %2, pushed %3, deleted %4, conflicts %5, failed %6, requests %7, %8 ms</source>
        <translation>  %1: gelesen %2, gesendet %3, gelöscht %4, Konflikte %5, fehlgeschlagen %6, Anfragen %7, %8 ms</translation>
    </message>
    <message>
        <source>Brings every connection&apos;s workspace in step once.</source>
        <translation>Gleicht den Arbeitsbereich jeder Verbindung einmal ab.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>    %n deletion(s) wait for a yes: fairleadctl deletions</source>
        <translation>
            <numerusform>    %n Löschung wartet auf ein Ja: fairleadctl deletions</numerusform>
            <numerusform>    %n Löschungen warten auf ein Ja: fairleadctl deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>    %n record(s) may be in the CRM already: fairleadctl jobs</source>
        <translation>
            <numerusform>    %n Datensatz ist vielleicht schon im CRM: fairleadctl jobs</numerusform>
            <numerusform>    %n Datensätze sind vielleicht schon im CRM: fairleadctl jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>    %n record(s) are not visible to the integration user any more</source>
        <translation>
            <numerusform>    %n Datensatz ist für den Integrationsbenutzer nicht mehr sichtbar</numerusform>
            <numerusform>    %n Datensätze sind für den Integrationsbenutzer nicht mehr sichtbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n change(s) that the CRM has refused wait: fairleadctl jobs</source>
        <translation>
            <numerusform>%1: %n Änderung, die das CRM abgelehnt hat, wartet: fairleadctl jobs</numerusform>
            <numerusform>%1: %n Änderungen, die das CRM abgelehnt hat, warten: fairleadctl jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::Terminal</name>
    <message>
        <source>A secret is needed, and there is nobody to ask.</source>
        <translation>Ein Geheimnis wird gebraucht, und es ist niemand da, den man fragen könnte.</translation>
    </message>
    <message>
        <source>Give it on standard input (--…-stdin) or in a file (--…-file).</source>
        <translation>Geben Sie es auf der Standardeingabe (--…-stdin) oder in einer Datei (--…-file).</translation>
    </message>
    <message>
        <source>Standard input is too long for a secret.</source>
        <translation>Die Standardeingabe ist zu lang für ein Geheimnis.</translation>
    </message>
    <message>
        <source>Give the secret alone, without anything around it.</source>
        <translation>Geben Sie das Geheimnis allein, ohne etwas darum herum.</translation>
    </message>
    <message>
        <source>A question has to be answered, and there is nobody to ask.</source>
        <translation>Eine Frage ist zu beantworten, und niemand kann gefragt werden.</translation>
    </message>
</context>
<context>
    <name>fairlead::TokenSource</name>
    <message>
        <source>The CRM no longer accepts this sign-in.</source>
        <translation>Das CRM akzeptiert diese Anmeldung nicht mehr.</translation>
    </message>
    <message>
        <source>Sign in once more.</source>
        <translation>Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>The CRM refuses an access token that was only just issued.</source>
        <translation>Das CRM lehnt ein Zugriffstoken ab, das gerade erst ausgestellt wurde.</translation>
    </message>
    <message>
        <source>An administrator should check the session settings and the policies of the app, then connect again.</source>
        <translation>Ein Administrator sollte die Sitzungseinstellungen und die Richtlinien der App prüfen; verbinden Sie danach erneut.</translation>
    </message>
</context>
<context>
    <name>fairlead::TokenVault</name>
    <message>
        <source>The file with the saved sign-ins is damaged.</source>
        <translation>Die Datei mit den gespeicherten Anmeldungen ist beschädigt.</translation>
    </message>
    <message>
        <source>Sign in again; jobs and data stay.</source>
        <translation>Melden Sie sich erneut an; Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>The saved sign-ins were written by a newer version of Fairlead.</source>
        <translation>Die gespeicherten Anmeldungen wurden von einer neueren Version von Fairlead geschrieben.</translation>
    </message>
    <message>
        <source>Install that version again, or sign in again.</source>
        <translation>Installieren Sie diese Version wieder oder melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>The key to the saved sign-ins is not in this computer&apos;s keychain any more.</source>
        <translation>Der Schlüssel zu den gespeicherten Anmeldungen ist nicht mehr im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>%1 cannot be renamed.</source>
        <translation>%1 kann nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>Check that your account may write in this folder.</source>
        <translation>Prüfen Sie, ob Ihr Konto in diesem Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>%1 is a folder; the file with the saved sign-ins belongs there.</source>
        <translation>%1 ist ein Ordner; dorthin gehört die Datei mit den gespeicherten Anmeldungen.</translation>
    </message>
    <message>
        <source>Put the file back, or sign in again: the folder is then kept under another name; jobs and data stay.</source>
        <translation>Legen Sie die Datei zurück, oder melden Sie sich erneut an: Der Ordner bleibt dann unter einem anderen Namen erhalten; Aufträge und Daten bleiben.</translation>
    </message>
</context>
<context>
    <name>fairlead::Tour</name>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Name a folder for the pictures that you may write.</source>
        <translation>Nennen Sie für die Bilder einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
</context>
<context>
    <name>fairlead::UserPage</name>
    <message>
        <source>Integration user</source>
        <translation>Integrationsbenutzer</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Keep the password so that the connection renews itself</source>
        <translation>Kennwort behalten, damit sich die Verbindung selbst erneuert</translation>
    </message>
    <message>
        <source>Application (client) ID</source>
        <translation>Anwendungs-ID (Client)</translation>
    </message>
    <message>
        <source>Client secret (its value, not its ID)</source>
        <translation>Geheimer Clientschlüssel (sein Wert, nicht seine ID)</translation>
    </message>
    <message>
        <source>In the Power Platform admin centre: your environment → Settings → Users + permissions → Application users → New app user. Choose the app and give it a security role.</source>
        <translation>Im Power Platform Admin Center: Ihre Umgebung → Einstellungen → Benutzer + Berechtigungen → Anwendungsbenutzer → Neuer App-Benutzer. Wählen Sie die App und geben Sie ihr eine Sicherheitsrolle.</translation>
    </message>
    <message>
        <source>Use name and password instead</source>
        <translation>Stattdessen Name und Kennwort verwenden</translation>
    </message>
    <message>
        <source>Sign in as that user in a window</source>
        <translation>Als dieser Benutzer in einem Fenster anmelden</translation>
    </message>
    <message>
        <source>Use an application user instead</source>
        <translation>Stattdessen Anwendungsbenutzer verwenden</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden…</translation>
    </message>
    <message>
        <source>Check and continue</source>
        <translation>Prüfen und weiter</translation>
    </message>
    <message>
        <source>The non-interactive user with which Fairlead reads and writes your CRM.</source>
        <translation>Der nicht interaktive Benutzer, mit dem Fairlead in Ihrem CRM liest und schreibt.</translation>
    </message>
    <message>
        <source>You sign in as the integration user in a window, with whatever your organisation asks for.</source>
        <translation>Sie melden sich in einem Fenster als Integrationsbenutzer an, mit allem, was Ihre Organisation verlangt.</translation>
    </message>
    <message>
        <source>An application user needs no licence and no second factor; it signs in with a secret.</source>
        <translation>Ein Anwendungsbenutzer braucht weder Lizenz noch zweiten Faktor; er meldet sich mit einem geheimen Schlüssel an.</translation>
    </message>
    <message>
        <source>Signing in and checking the user…</source>
        <translation>Der Benutzer wird angemeldet und geprüft…</translation>
    </message>
    <message>
        <source>The address is asked first whether it belongs to your organisation; only then is a password sent.</source>
        <translation>Zuerst wird die Adresse gefragt, ob sie zu Ihrer Organisation gehört; erst dann wird ein Kennwort gesendet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 may be used.</source>
        <translation>%1 kann verwendet werden.</translation>
    </message>
    <message>
        <source>Security roles: %1</source>
        <translation>Sicherheitsrollen: %1</translation>
    </message>
    <message>
        <source>How the integration user signs in is set by your administrator.</source>
        <translation>Wie sich der Integrationsbenutzer anmeldet, ist von Ihrem Administrator eingestellt.</translation>
    </message>
</context>
<context>
    <name>fairlead::Verbs</name>
    <message>
        <source>fairleadctl VERB [OPTIONS]: Fairlead from the command line.</source>
        <translation>fairleadctl BEFEHL [OPTIONEN]: Fairlead von der Befehlszeile aus.</translation>
    </message>
    <message>
        <source>Every verb takes --json (one JSON document), and --connection NAME where there is more than one connection. “--” ends the options. “fairleadctl help VERB” shows what a verb takes.</source>
        <translation>Jeder Befehl kennt --json (ein JSON-Dokument) und, wo es mehrere Verbindungen gibt, --connection NAME. „--“ beendet die Optionen. „fairleadctl help BEFEHL“ zeigt, was ein Befehl annimmt.</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 usage, 3 sign-in needed, 4 some records failed, 5 nothing to work on.</source>
        <translation>Exitcodes: 0 erledigt, 1 fehlgeschlagen, 2 falscher Aufruf, 3 Anmeldung nötig, 4 einige Datensätze fehlgeschlagen, 5 nichts zu tun.</translation>
    </message>
</context>
<context>
    <name>fairlead::VerifyVerb</name>
    <message>
        <source>%1: signed in as %2 at %3</source>
        <translation>%1: angemeldet als %2 bei %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Signs in and checks that each connection still leads to its organisation.</source>
        <translation>Meldet sich an und prüft, ob jede Verbindung noch zu ihrer Organisation führt.</translation>
    </message>
</context>
<context>
    <name>fairlead::WherePage</name>
    <message>
        <source>Where is it</source>
        <translation>Wo es zu finden ist</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Also Developer Edition and Trailhead. Sign-in at %1.</source>
        <translation>Auch Developer Edition und Trailhead. Anmeldung unter %1.</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>A copy for testing. Sign-in at %1.</source>
        <translation>Eine Kopie zum Testen. Anmeldung unter %1.</translation>
    </message>
    <message>
        <source>Our own address</source>
        <translation>Unsere eigene Adresse</translation>
    </message>
    <message>
        <source>Paste any address of your Salesforce. The only choice where your company has its own sign-in page.</source>
        <translation>Fügen Sie eine beliebige Adresse Ihres Salesforce ein. Die einzige Möglichkeit, wenn Ihr Unternehmen eine eigene Anmeldeseite hat.</translation>
    </message>
    <message>
        <source>Optional here: it may wait until the integration user signs in.</source>
        <translation>Hier freiwillig: Sie kann warten, bis sich der Integrationsbenutzer anmeldet.</translation>
    </message>
    <message>
        <source>The cloud your organisation&apos;s Microsoft 365 is in. For nearly everybody it is Global.</source>
        <translation>Die Cloud, in der das Microsoft 365 Ihrer Organisation liegt. Bei fast allen ist es „Global“.</translation>
    </message>
    <message>
        <source>Where you sign in to Salesforce.</source>
        <translation>Wo Sie sich bei Salesforce anmelden.</translation>
    </message>
    <message>
        <source>Asking the address whether it is your CRM…</source>
        <translation>Die Adresse wird gefragt, ob sie Ihr CRM ist…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Where your organisation is</source>
        <translation>Wo Ihre Organisation zu finden ist</translation>
    </message>
</context>
<context>
    <name>fairlead::Withdrawal</name>
    <message>
        <source>Withdrawing the consent ends every connection of that organisation by this app, on this computer and on others.</source>
        <translation>Wird die Zustimmung zurückgenommen, endet jede Verbindung dieser Organisation über diese App, auf diesem Computer und auf anderen.</translation>
    </message>
    <message>
        <source>Here, besides “%1”: %2.</source>
        <translation>Hier außer „%1“: %2.</translation>
    </message>
    <message>
        <source>Say --yes to have that. Nothing was changed.</source>
        <translation>Mit --yes geschieht das. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>--yes, --no-browser, --device-code and --client-id belong to --withdraw-consent.</source>
        <translation>--yes, --no-browser, --device-code und --client-id gehören zu --withdraw-consent.</translation>
    </message>
    <message>
        <source>“%1” is a connection to Salesforce, which has no consent to withdraw: revoking ends its approval.</source>
        <translation>„%1“ ist eine Verbindung zu Salesforce, wo es keine Zustimmung zurückzunehmen gibt: Das Widerrufen beendet die Freigabe.</translation>
    </message>
    <message>
        <source>“%1” signs in as an application, for which no user&apos;s consent stands.</source>
        <translation>„%1“ meldet sich als Anwendung an, für die keine Zustimmung eines Benutzers besteht.</translation>
    </message>
    <message>
        <source>For the cloud of “%1” no address of Microsoft Graph is known.</source>
        <translation>Für die Cloud von „%1“ ist keine Adresse von Microsoft Graph bekannt.</translation>
    </message>
    <message>
        <source>Follow the steps by hand, or say this again and sign in as somebody who may.</source>
        <translation>Folgen Sie den Schritten von Hand, oder wiederholen Sie dies und melden Sie sich als jemand an, der es darf.</translation>
    </message>
    <message numerus="yes">
        <source>The consent is withdrawn at Microsoft: %n grant(s) ended.</source>
        <translation>
            <numerusform>Die Zustimmung ist bei Microsoft zurückgenommen: %n Genehmigung beendet.</numerusform>
            <numerusform>Die Zustimmung ist bei Microsoft zurückgenommen: %n Genehmigungen beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>To withdraw it by hand: %1 %2</source>
        <translation>Von Hand zurückzunehmen: %1 %2</translation>
    </message>
    <message>
        <source>  %1. %2</source>
        <translation>  %1. %2</translation>
    </message>
</context>
<context>
    <name>fairlead::WithdrawalDialog</name>
    <message>
        <source>Sign-in link</source>
        <translation>Anmeldelink</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Fairlead – Withdraw the consent</source>
        <translation>Fairlead – Zustimmung zurücknehmen</translation>
    </message>
    <message>
        <source>An administrator of the organisation of “%1” signs in, and Microsoft takes the consent for Fairlead back. Every connection of that organisation by this app ends with it, on this computer and on others.</source>
        <translation>Ein Administrator der Organisation von „%1“ meldet sich an, und Microsoft nimmt die Zustimmung für Fairlead zurück. Damit endet jede Verbindung dieser Organisation über diese App, auf diesem Computer und auf anderen.</translation>
    </message>
    <message>
        <source>Here, besides “%1”: %2.</source>
        <translation>Hier außer „%1“: %2.</translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation>Zustimmung zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Sign in…</source>
        <translation>&amp;Anmelden…</translation>
    </message>
    <message>
        <source>Sign in in the &amp;browser</source>
        <translation>Im &amp;Browser anmelden</translation>
    </message>
    <message>
        <source>Sign in by a &amp;code</source>
        <translation>Mit einem C&amp;ode anmelden</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Waiting for the administrator to sign in…</source>
        <translation>Warten auf die Anmeldung des Administrators…</translation>
    </message>
    <message>
        <source>Take your time: at least ten minutes. Nothing of that sign-in is kept.</source>
        <translation>Lassen Sie sich Zeit: mindestens zehn Minuten. Von dieser Anmeldung wird nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>The consent is withdrawn.</source>
        <translation>Die Zustimmung ist zurückgenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n grant(s) ended at Microsoft.</source>
        <translation>
            <numerusform>%n Genehmigung bei Microsoft beendet.</numerusform>
            <numerusform>%n Genehmigungen bei Microsoft beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>By hand: %1</source>
        <translation>Von Hand: %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
</context>
<context>
    <name>fairlead::WizardFlow</name>
    <message>
        <source>This address is another organisation than the connection&apos;s.</source>
        <translation>Diese Adresse gehört zu einer anderen Organisation als die Verbindung.</translation>
    </message>
    <message>
        <source>Use the connection&apos;s own address. To connect another organisation, set up another connection.</source>
        <translation>Verwenden Sie die Adresse der Verbindung. Um eine andere Organisation zu verbinden, richten Sie eine weitere Verbindung ein.</translation>
    </message>
    <message>
        <source>%1 has signed in, but this connection works as %2.</source>
        <translation>%1 hat sich angemeldet, aber diese Verbindung arbeitet als %2.</translation>
    </message>
    <message>
        <source>Sign in as %1. To have another user work for this connection, change its integration user. Nothing was stored.</source>
        <translation>Melden Sie sich als %1 an. Soll ein anderer Benutzer für diese Verbindung arbeiten, wechseln Sie ihren Integrationsbenutzer. Nichts wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>fairlead::WizardPresets</name>
    <message>
        <source>Your administrator sets up connections from the command line.</source>
        <translation>Ihr Administrator richtet Verbindungen über die Befehlszeile ein.</translation>
    </message>
    <message>
        <source>The way to sign in that is laid down (“%1”) needs fairleadctl connect. Ask your administrator.</source>
        <translation>Der festgelegte Weg der Anmeldung („%1“) braucht fairleadctl connect. Fragen Sie Ihren Administrator.</translation>
    </message>
</context>
<context>
    <name>fairlead::Wording</name>
    <message>
        <source>%1 (added)</source>
        <translation>%1 (hinzugefügt)</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>Global</translation>
    </message>
    <message>
        <source>US Government (GCC)</source>
        <translation>US-Regierung (GCC)</translation>
    </message>
    <message>
        <source>US Government (GCC High)</source>
        <translation>US-Regierung (GCC High)</translation>
    </message>
    <message>
        <source>US Government (DoD)</source>
        <translation>US-Regierung (DoD)</translation>
    </message>
    <message>
        <source>China (21Vianet)</source>
        <translation>China (21Vianet)</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Developer Edition</source>
        <translation>Developer Edition</translation>
    </message>
    <message>
        <source>Scratch org</source>
        <translation>Scratch-Organisation</translation>
    </message>
    <message>
        <source>Trailhead Playground</source>
        <translation>Trailhead Playground</translation>
    </message>
    <message>
        <source>Demo org</source>
        <translation>Demo-Organisation</translation>
    </message>
    <message>
        <source>Free edition</source>
        <translation>Kostenlose Edition</translation>
    </message>
    <message>
        <source>Patch org</source>
        <translation>Patch-Organisation</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Default environment</source>
        <translation>Standardumgebung</translation>
    </message>
    <message>
        <source>North America</source>
        <translation>Nordamerika</translation>
    </message>
    <message>
        <source>South America</source>
        <translation>Südamerika</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>Europe, Middle East, Africa</source>
        <translation>Europa, Naher Osten, Afrika</translation>
    </message>
    <message>
        <source>Asia Pacific</source>
        <translation>Asien-Pazifik</translation>
    </message>
    <message>
        <source>Oceania</source>
        <translation>Ozeanien</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Indien</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>Südafrika</translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation>Vereinigte Arabische Emirate</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norwegen</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapur</translation>
    </message>
    <message>
        <source>Korea</source>
        <translation>Korea</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Schweden</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation>Cloud: %1</translation>
    </message>
    <message>
        <source>the environment&apos;s address is looked up when the integration user signs in</source>
        <translation>die Adresse der Umgebung wird ermittelt, wenn sich der Integrationsbenutzer anmeldet</translation>
    </message>
    <message>
        <source>the rest of the text was cut off</source>
        <translation>der Rest des Textes wurde abgeschnitten</translation>
    </message>
    <message>
        <source>taken from the text you pasted</source>
        <translation>aus dem Text übernommen, den Sie eingefügt haben</translation>
    </message>
    <message>
        <source>checked when you continue</source>
        <translation>wird geprüft, wenn Sie fortfahren</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
</context>
<context>
    <name>fairlead::Workspace</name>
    <message>
        <source>The workspace file %1 is damaged.</source>
        <translation>Die Arbeitsbereichsdatei %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>Another program is writing to %1.</source>
        <translation>Ein anderes Programm schreibt gerade in %1.</translation>
    </message>
    <message>
        <source>There is no room left to write %1.</source>
        <translation>Es ist kein Platz mehr, um %1 zu schreiben.</translation>
    </message>
    <message>
        <source>Free some space on the disk and try again.</source>
        <translation>Geben Sie Speicherplatz frei und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that your account may write in this folder.</source>
        <translation>Prüfen Sie, ob Ihr Konto in diesem Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check that the disk is there and that your account may read the file.</source>
        <translation>Prüfen Sie, ob der Datenträger da ist und ob Ihr Konto die Datei lesen darf.</translation>
    </message>
    <message>
        <source>Run the first sync, which makes it.</source>
        <translation>Führen Sie den ersten Abgleich aus, er legt sie an.</translation>
    </message>
    <message>
        <source>The workspace has no table %1 yet.</source>
        <translation>Der Arbeitsbereich hat noch keine Tabelle %1.</translation>
    </message>
    <message>
        <source>Add a job for it and let it run once.</source>
        <translation>Fügen Sie einen Auftrag dafür hinzu und lassen Sie ihn einmal laufen.</translation>
    </message>
    <message>
        <source>%1 cannot be renamed.</source>
        <translation>%1 kann nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>Close other programs that use the file and try again.</source>
        <translation>Schließen Sie andere Programme, die die Datei verwenden, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This workspace belongs to another organisation.</source>
        <translation>Dieser Arbeitsbereich gehört zu einer anderen Organisation.</translation>
    </message>
    <message>
        <source>A refreshed sandbox is a new organisation: set up a new connection for it. Nothing was read or changed.</source>
        <translation>Eine aktualisierte Sandbox ist eine neue Organisation: Richten Sie dafür eine neue Verbindung ein. Es wurde nichts gelesen oder geändert.</translation>
    </message>
    <message>
        <source>%1 has a field %2 that is new.</source>
        <translation>%1 hat ein neues Feld %2.</translation>
    </message>
    <message>
        <source>Run the job again: it then reads the object&apos;s fields anew.</source>
        <translation>Führen Sie den Auftrag erneut aus: Er liest dann die Felder des Objekts neu.</translation>
    </message>
    <message>
        <source>%1 cannot be kept in the workspace.</source>
        <translation>%1 kann nicht im Arbeitsbereich gehalten werden.</translation>
    </message>
    <message>
        <source>Choose another object: this name is used by the workspace itself.</source>
        <translation>Wählen Sie ein anderes Objekt: Diesen Namen verwendet der Arbeitsbereich selbst.</translation>
    </message>
    <message>
        <source>The workspace has a table %1 that is not Fairlead&apos;s.</source>
        <translation>Der Arbeitsbereich hat eine Tabelle %1, die nicht von Fairlead stammt.</translation>
    </message>
    <message>
        <source>Rename that table in the workspace file, then run the job again.</source>
        <translation>Benennen Sie diese Tabelle in der Arbeitsbereichsdatei um und führen Sie den Auftrag dann erneut aus.</translation>
    </message>
    <message>
        <source>The next synchronisation sets it aside and reads everything again from the CRM; what was not sent yet is rescued first.</source>
        <translation>Der nächste Abgleich legt sie beiseite und liest alles erneut aus dem CRM; was noch nicht gesendet wurde, wird vorher gerettet.</translation>
    </message>
    <message>
        <source>%1 holds no workspace yet.</source>
        <translation>%1 enthält noch keinen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>What this record was before the change cannot be read.</source>
        <translation>Wie dieser Datensatz vor der Änderung war, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Change the record once more, or leave it as it is in the CRM.</source>
        <translation>Ändern Sie den Datensatz noch einmal, oder lassen Sie ihn, wie er im CRM ist.</translation>
    </message>
    <message>
        <source>There is no conflict %1 that waits for this.</source>
        <translation>Es gibt keinen Konflikt %1, der darauf wartet.</translation>
    </message>
    <message>
        <source>Look at the list of conflicts: it may have been settled meanwhile.</source>
        <translation>Sehen Sie in der Liste der Konflikte nach: Er kann inzwischen entschieden sein.</translation>
    </message>
    <message>
        <source>There is no job %1.</source>
        <translation>Es gibt keinen Auftrag %1.</translation>
    </message>
    <message>
        <source>Look at the list of jobs for the numbers there are.</source>
        <translation>Sehen Sie in der Liste der Aufträge nach, welche Nummern es gibt.</translation>
    </message>
    <message>
        <source>There is a job for %1 already.</source>
        <translation>Für %1 gibt es schon einen Auftrag.</translation>
    </message>
    <message>
        <source>Change that job, or remove it first.</source>
        <translation>Ändern Sie jenen Auftrag, oder entfernen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>No duplicate of %1 waits for a decision.</source>
        <translation>Kein Duplikat von %1 wartet auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>Look at the list of what waits: it may have been sent meanwhile.</source>
        <translation>Sehen Sie in der Liste nach, was wartet: Es ist vielleicht inzwischen gesendet worden.</translation>
    </message>
    <message>
        <source>A newer conflict of the record %1 waits for an answer.</source>
        <translation>Ein neuerer Konflikt des Datensatzes %1 wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>Answer that one first; then put this value back.</source>
        <translation>Beantworten Sie zuerst jenen; stellen Sie dann diesen Wert wieder her.</translation>
    </message>
    <message>
        <source>The CRM may still be at work on this record.</source>
        <translation>Das CRM arbeitet vielleicht noch an diesem Datensatz.</translation>
    </message>
    <message>
        <source>Wait two minutes, look for it in the CRM, then try again.</source>
        <translation>Warten Sie zwei Minuten, suchen Sie ihn im CRM und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Let that program finish or close it, then try again. The sync in the tray tries again by itself.</source>
        <translation>Lassen Sie jenes Programm fertig werden oder schließen Sie es, und versuchen Sie es dann erneut. Der Abgleich im Infobereich versucht es von selbst noch einmal.</translation>
    </message>
    <message>
        <source>The table %1 of the workspace does not take what is to be written there: %2.</source>
        <translation>Die Tabelle %1 des Arbeitsbereichs nimmt nicht an, was dort geschrieben werden soll: %2.</translation>
    </message>
    <message>
        <source>An index, a condition or a trigger that somebody has added to this table is in the way: take it away or loosen it, then try again.</source>
        <translation>Ein Index, eine Bedingung oder ein Trigger, den jemand dieser Tabelle hinzugefügt hat, steht im Weg: Entfernen oder lockern Sie ihn und versuchen Sie es dann erneut.</translation>
    </message>
</context>
<context>
    <name>fairlead::WorkspaceAnswer</name>
    <message>
        <source>There is more than one connection: say which with --connection NAME.</source>
        <translation>Es gibt mehr als eine Verbindung: Sagen Sie mit --connection NAME, welche.</translation>
    </message>
</context>
<context>
    <name>fairlead::crm</name>
    <message>
        <source>Copy the address from the browser while Dynamics 365 is open; it looks like https://name.crm4.dynamics.com.</source>
        <translation>Kopieren Sie die Adresse aus dem Browser, während Dynamics 365 geöffnet ist; sie sieht aus wie https://name.crm4.dynamics.com.</translation>
    </message>
    <message>
        <source>There is no Dynamics 365 environment at this address.</source>
        <translation>Unter dieser Adresse gibt es keine Dynamics 365-Umgebung.</translation>
    </message>
    <message>
        <source>This address asks for a sign-in that does not belong to the chosen cloud. Nothing was sent to it.</source>
        <translation>Diese Adresse verlangt eine Anmeldung, die nicht zur gewählten Cloud gehört. Es wurde nichts an sie gesendet.</translation>
    </message>
    <message>
        <source>Check the address, and the cloud chosen before.</source>
        <translation>Prüfen Sie die Adresse und die zuvor gewählte Cloud.</translation>
    </message>
    <message>
        <source>This address asks for a sign-in to another address. Nothing was sent to it.</source>
        <translation>Diese Adresse verlangt eine Anmeldung bei einer anderen Adresse. Es wurde nichts an sie gesendet.</translation>
    </message>
    <message>
        <source>This address does not say to which company it belongs.</source>
        <translation>Diese Adresse sagt nicht, zu welchem Unternehmen sie gehört.</translation>
    </message>
    <message>
        <source>This address belongs to another company than the one whose administrator agreed.</source>
        <translation>Diese Adresse gehört zu einem anderen Unternehmen als dem, dessen Administrator zugestimmt hat.</translation>
    </message>
    <message>
        <source>Check the address, or go back and let an administrator of that company agree.</source>
        <translation>Prüfen Sie die Adresse, oder gehen Sie zurück und lassen Sie einen Administrator dieses Unternehmens zustimmen.</translation>
    </message>
    <message>
        <source>There is no table %1 in this environment.</source>
        <translation>In dieser Umgebung gibt es keine Tabelle %1.</translation>
    </message>
    <message>
        <source>Check the name: it is the table&apos;s logical name, in small letters. Leads and opportunities come with Dynamics 365 Sales.</source>
        <translation>Prüfen Sie den Namen: Es ist der logische Name der Tabelle, in Kleinbuchstaben. Leads und Verkaufschancen gehören zu Dynamics 365 Sales.</translation>
    </message>
    <message>
        <source>Dynamics 365 has forgotten where the reading had got to.</source>
        <translation>Dynamics 365 weiß nicht mehr, wie weit gelesen wurde.</translation>
    </message>
    <message>
        <source>The reading goes on by itself from the last time that is certain.</source>
        <translation>Das Lesen geht von selbst ab dem letzten sicheren Zeitpunkt weiter.</translation>
    </message>
    <message>
        <source>The environment %1 is switched off.</source>
        <translation>Die Umgebung %1 ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>Switch it on in the Power Platform admin centre, or choose another.</source>
        <translation>Schalten Sie sie im Power Platform Admin Center ein oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The environment of this link is not among those the signed-in user can see.</source>
        <translation>Die Umgebung dieses Links gehört nicht zu denen, die der angemeldete Benutzer sehen kann.</translation>
    </message>
    <message>
        <source>Open Dynamics 365 in the browser and copy the address from there; it looks like https://name.crm4.dynamics.com. Users outside the environment&apos;s security group do not see it.</source>
        <translation>Öffnen Sie Dynamics 365 im Browser und kopieren Sie dort die Adresse; sie sieht aus wie https://name.crm4.dynamics.com. Benutzer außerhalb der Sicherheitsgruppe der Umgebung sehen sie nicht.</translation>
    </message>
    <message>
        <source>Nothing has been lost. Try again in a moment; where Fairlead keeps running it does so by itself.</source>
        <translation>Es ist nichts verloren. Versuchen Sie es gleich noch einmal; wo Fairlead weiterläuft, geschieht das von selbst.</translation>
    </message>
    <message>
        <source>It is read again and merged at the next sync.</source>
        <translation>Er wird beim nächsten Abgleich erneut gelesen und zusammengeführt.</translation>
    </message>
    <message>
        <source>Look for a newer version of Fairlead; if there is none, send the diagnostic bundle to support.</source>
        <translation>Sehen Sie nach, ob es eine neuere Version von Fairlead gibt; wenn nicht, senden Sie das Diagnosepaket an den Support.</translation>
    </message>
    <message>
        <source>Dynamics 365 asks for a pause between requests.</source>
        <translation>Dynamics 365 bittet um eine Pause zwischen den Anfragen.</translation>
    </message>
    <message>
        <source>This environment does not have the table that was asked for.</source>
        <translation>Diese Umgebung hat die angefragte Tabelle nicht.</translation>
    </message>
    <message>
        <source>This user is not a user of the Dynamics 365 environment.</source>
        <translation>Dieser Benutzer ist kein Benutzer der Dynamics 365-Umgebung.</translation>
    </message>
    <message>
        <source>In the Power Platform admin centre, open the environment, Settings, Users (or Application users) and add it; check that it is a member of the environment&apos;s security group.</source>
        <translation>Öffnen Sie im Power Platform Admin Center die Umgebung, Einstellungen, Benutzer (oder Anwendungsbenutzer) und fügen Sie ihn hinzu; prüfen Sie, ob er Mitglied der Sicherheitsgruppe der Umgebung ist.</translation>
    </message>
    <message>
        <source>This user has no security role in the Dynamics 365 environment.</source>
        <translation>Dieser Benutzer hat in der Dynamics 365-Umgebung keine Sicherheitsrolle.</translation>
    </message>
    <message>
        <source>In the Power Platform admin centre, open the environment, Settings, Users, choose the user and give it a security role.</source>
        <translation>Öffnen Sie im Power Platform Admin Center die Umgebung, Einstellungen, Benutzer, wählen Sie den Benutzer und geben Sie ihm eine Sicherheitsrolle.</translation>
    </message>
    <message>
        <source>The integration user lacks a privilege: %1.</source>
        <translation>Dem Integrationsbenutzer fehlt eine Berechtigung: %1.</translation>
    </message>
    <message>
        <source>The integration user lacks a right on this record: %1.</source>
        <translation>Dem Integrationsbenutzer fehlt ein Recht an diesem Datensatz: %1.</translation>
    </message>
    <message>
        <source>The integration user is disabled in Dynamics 365.</source>
        <translation>Der Integrationsbenutzer ist in Dynamics 365 deaktiviert.</translation>
    </message>
    <message>
        <source>Enable the user in the Power Platform admin centre. It is disabled by itself when its licence, its security-group membership or its account is taken away.</source>
        <translation>Aktivieren Sie den Benutzer im Power Platform Admin Center. Er wird von selbst deaktiviert, wenn ihm die Lizenz, die Mitgliedschaft in der Sicherheitsgruppe oder das Konto entzogen wird.</translation>
    </message>
    <message>
        <source>The record is gone, or the integration user may not see it.</source>
        <translation>Der Datensatz ist weg, oder der Integrationsbenutzer darf ihn nicht sehen.</translation>
    </message>
    <message>
        <source>A record with this id is already there.</source>
        <translation>Einen Datensatz mit dieser ID gibt es schon.</translation>
    </message>
    <message>
        <source>Another record already has a value that must be unique: %1</source>
        <translation>Ein anderer Datensatz hat schon einen Wert, der eindeutig sein muss: %1</translation>
    </message>
    <message>
        <source>The record was changed in Dynamics 365 in the meantime.</source>
        <translation>Der Datensatz wurde inzwischen in Dynamics 365 geändert.</translation>
    </message>
    <message>
        <source>A duplicate detection rule found a similar record.</source>
        <translation>Eine Duplikaterkennungsregel hat einen ähnlichen Datensatz gefunden.</translation>
    </message>
    <message>
        <source>Decide whether to link it to the record found or to save it all the same.</source>
        <translation>Entscheiden Sie, ob er mit dem gefundenen Datensatz verknüpft oder trotzdem gespeichert werden soll.</translation>
    </message>
    <message>
        <source>The status reason does not belong to the record&apos;s status.</source>
        <translation>Der Statusgrund passt nicht zum Status des Datensatzes.</translation>
    </message>
    <message>
        <source>A field of this job no longer exists in Dynamics 365.</source>
        <translation>Ein Feld dieses Auftrags gibt es in Dynamics 365 nicht mehr.</translation>
    </message>
    <message>
        <source>Run the job again: it reads the table&apos;s columns anew.</source>
        <translation>Führen Sie den Auftrag erneut aus: Er liest die Spalten der Tabelle neu.</translation>
    </message>
    <message>
        <source>Fairlead asked Dynamics 365 in a way it does not understand.</source>
        <translation>Fairlead hat Dynamics 365 auf eine Weise gefragt, die es nicht versteht.</translation>
    </message>
    <message>
        <source>An automation in the organisation refuses this record: %1</source>
        <translation>Eine Automatisierung in der Organisation lehnt diesen Datensatz ab: %1</translation>
    </message>
    <message>
        <source>Something went wrong inside Dynamics 365.</source>
        <translation>In Dynamics 365 ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>There are too many records to be counted in one go.</source>
        <translation>Es sind zu viele Datensätze, um sie auf einmal zu zählen.</translation>
    </message>
    <message>
        <source>Dynamics 365 refuses this: %1</source>
        <translation>Dynamics 365 lehnt dies ab: %1</translation>
    </message>
    <message>
        <source>The company&apos;s rules ask for a new sign-in now.</source>
        <translation>Die Regeln des Unternehmens verlangen jetzt eine neue Anmeldung.</translation>
    </message>
    <message>
        <source>This address now belongs to another environment than the one that was connected.</source>
        <translation>Diese Adresse gehört jetzt zu einer anderen Umgebung als der, die verbunden wurde.</translation>
    </message>
    <message>
        <source>An environment that was reset or copied is a new one. Set up a new connection for it; nothing of the old one was changed.</source>
        <translation>Eine zurückgesetzte oder kopierte Umgebung ist eine neue. Richten Sie dafür eine neue Verbindung ein; an der alten wurde nichts geändert.</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>opportunities</source>
        <translation>Verkaufschancen</translation>
    </message>
    <message>
        <source>tasks and appointments</source>
        <translation>Aufgaben und Termine</translation>
    </message>
    <message>
        <source>Power Platform admin centre → Environments → the environment → Settings → Users</source>
        <translation>Power Platform Admin Center → Umgebungen → die Umgebung → Einstellungen → Benutzer</translation>
    </message>
    <message>
        <source>Open the user in Dynamics 365, Administration, Client Access Licence, and set the access mode to Non-interactive. The user needs a licence while this is done.</source>
        <translation>Öffnen Sie den Benutzer in Dynamics 365, „Verwaltung“, „Clientzugriffslizenz“, und setzen Sie den Zugriffsmodus auf „Nicht interaktiv“. Währenddessen braucht der Benutzer eine Lizenz.</translation>
    </message>
    <message>
        <source>This user has administrative access only, and with it no access to data.</source>
        <translation>Dieser Benutzer hat nur administrativen Zugriff und damit keinen Zugriff auf Daten.</translation>
    </message>
    <message>
        <source>This user has read access only.</source>
        <translation>Dieser Benutzer hat nur Lesezugriff.</translation>
    </message>
    <message>
        <source>This is a support user, which cannot be used for a sync.</source>
        <translation>Das ist ein Supportbenutzer, der nicht für einen Abgleich verwendet werden kann.</translation>
    </message>
    <message>
        <source>This is a delegated administrator, which cannot be used for a sync.</source>
        <translation>Das ist ein delegierter Administrator, der nicht für einen Abgleich verwendet werden kann.</translation>
    </message>
    <message>
        <source>This user&apos;s access mode (%1) cannot be used for a sync.</source>
        <translation>Der Zugriffsmodus dieses Benutzers (%1) kann nicht für einen Abgleich verwendet werden.</translation>
    </message>
    <message>
        <source>The integration user is enabled</source>
        <translation>Der Integrationsbenutzer ist aktiviert</translation>
    </message>
    <message>
        <source>Disabled.</source>
        <translation>Deaktiviert.</translation>
    </message>
    <message>
        <source>Enabled.</source>
        <translation>Aktiviert.</translation>
    </message>
    <message>
        <source>Enable the user. It is disabled by itself when its licence, its security-group membership or its account is taken away.</source>
        <translation>Aktivieren Sie den Benutzer. Er wird von selbst deaktiviert, wenn ihm die Lizenz, die Mitgliedschaft in der Sicherheitsgruppe oder das Konto entzogen wird.</translation>
    </message>
    <message>
        <source>The environment did not say.</source>
        <translation>Die Umgebung hat es nicht mitgeteilt.</translation>
    </message>
    <message>
        <source>Non-interactive.</source>
        <translation>Nicht interaktiv.</translation>
    </message>
    <message>
        <source>Read-write: it works, but the user takes a licence and can sign in to the web page.</source>
        <translation>Lesen und Schreiben: Es funktioniert, aber der Benutzer belegt eine Lizenz und kann sich auf der Webseite anmelden.</translation>
    </message>
    <message>
        <source>The user has a security role</source>
        <translation>Der Benutzer hat eine Sicherheitsrolle</translation>
    </message>
    <message>
        <source>Through a team.</source>
        <translation>Über ein Team.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Give the user a security role.</source>
        <translation>Geben Sie dem Benutzer eine Sicherheitsrolle.</translation>
    </message>
    <message>
        <source>Everything, in the whole organisation.</source>
        <translation>Alles, in der ganzen Organisation.</translation>
    </message>
    <message>
        <source>Not at all: %1.</source>
        <translation>Gar nicht: %1.</translation>
    </message>
    <message>
        <source>Only a part of the records: %1.</source>
        <translation>Nur einen Teil der Datensätze: %1.</translation>
    </message>
    <message>
        <source>Give the user a role that reads these tables with the access level Organization. Leads and opportunities count only where Dynamics 365 Sales is installed.</source>
        <translation>Geben Sie dem Benutzer eine Rolle, die diese Tabellen mit der Zugriffsebene „Organisation“ liest. Leads und Verkaufschancen zählen nur, wo Dynamics 365 Sales installiert ist.</translation>
    </message>
    <message>
        <source>This user is disabled in Dynamics 365.</source>
        <translation>Dieser Benutzer ist in Dynamics 365 deaktiviert.</translation>
    </message>
    <message>
        <source>The application user in Dynamics 365 belongs to another app registration.</source>
        <translation>Der Anwendungsbenutzer in Dynamics 365 gehört zu einer anderen App-Registrierung.</translation>
    </message>
    <message>
        <source>Add an application user for this client id: Power Platform admin centre, the environment, Settings, Application users, New app user.</source>
        <translation>Fügen Sie für diese Client-ID einen Anwendungsbenutzer hinzu: Power Platform Admin Center, die Umgebung, Einstellungen, Anwendungsbenutzer, Neuer App-Benutzer.</translation>
    </message>
    <message>
        <source>This is an application user, not a person&apos;s account.</source>
        <translation>Das ist ein Anwendungsbenutzer, nicht das Konto einer Person.</translation>
    </message>
    <message>
        <source>Dynamics 365 has this user linked to another account of the company.</source>
        <translation>In Dynamics 365 ist dieser Benutzer mit einem anderen Konto des Unternehmens verknüpft.</translation>
    </message>
    <message>
        <source>The account was probably deleted and made anew. Ask an administrator to add the new account to the environment.</source>
        <translation>Das Konto wurde vermutlich gelöscht und neu angelegt. Bitten Sie einen Administrator, das neue Konto der Umgebung hinzuzufügen.</translation>
    </message>
    <message>
        <source>This user has no security role in the environment.</source>
        <translation>Dieser Benutzer hat in der Umgebung keine Sicherheitsrolle.</translation>
    </message>
    <message>
        <source>The CRM refused: %1</source>
        <translation>Das CRM hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>The CRM no longer accepts this connection&apos;s sign-in.</source>
        <translation>Das CRM akzeptiert die Anmeldung dieser Verbindung nicht mehr.</translation>
    </message>
    <message>
        <source>The integration user may not do this.</source>
        <translation>Der Integrationsbenutzer darf das nicht.</translation>
    </message>
    <message>
        <source>Ask an administrator of the CRM to give the integration user access, then try again.</source>
        <translation>Bitten Sie einen Administrator des CRM, dem Integrationsbenutzer Zugriff zu geben, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The CRM does not have what was asked for.</source>
        <translation>Das CRM hat nicht, was angefragt wurde.</translation>
    </message>
    <message>
        <source>Check the job&apos;s object and fields: they may have been removed or hidden in the CRM.</source>
        <translation>Prüfen Sie Objekt und Felder des Auftrags: Vielleicht wurden sie im CRM entfernt oder ausgeblendet.</translation>
    </message>
    <message>
        <source>The record was changed in the CRM in the meantime.</source>
        <translation>Der Datensatz wurde inzwischen im CRM geändert.</translation>
    </message>
    <message>
        <source>The CRM has retired the interface this version of Fairlead uses.</source>
        <translation>Das CRM hat die Schnittstelle abgeschaltet, die diese Version von Fairlead verwendet.</translation>
    </message>
    <message>
        <source>Update Fairlead.</source>
        <translation>Aktualisieren Sie Fairlead.</translation>
    </message>
    <message>
        <source>The CRM asks for a pause between requests.</source>
        <translation>Das CRM bittet um eine Pause zwischen den Anfragen.</translation>
    </message>
    <message>
        <source>The CRM is not available at the moment.</source>
        <translation>Das CRM ist zurzeit nicht verfügbar.</translation>
    </message>
    <message>
        <source>The CRM took too long to answer.</source>
        <translation>Das CRM hat zu lange für die Antwort gebraucht.</translation>
    </message>
    <message>
        <source>Fairlead asked the CRM in a way it does not understand.</source>
        <translation>Fairlead hat das CRM auf eine Weise gefragt, die es nicht versteht.</translation>
    </message>
    <message>
        <source>Several records in the CRM have the same external id.</source>
        <translation>Mehrere Datensätze im CRM haben dieselbe externe ID.</translation>
    </message>
    <message>
        <source>The CRM&apos;s address leads somewhere else.</source>
        <translation>Die Adresse des CRM führt woandershin.</translation>
    </message>
    <message>
        <source>Check the address of the connection, and whether this network wants you to sign in to it first.</source>
        <translation>Prüfen Sie die Adresse der Verbindung und ob Sie sich zuerst bei diesem Netzwerk anmelden müssen.</translation>
    </message>
    <message>
        <source>The CRM&apos;s answer was incomplete or not what it should be.</source>
        <translation>Die Antwort des CRM war unvollständig oder nicht so, wie sie sein sollte.</translation>
    </message>
    <message>
        <source>Try again in a moment; where Fairlead keeps running it does so by itself. If it stays, check whether a proxy or a security program changes what comes from the CRM.</source>
        <translation>Versuchen Sie es gleich noch einmal; wo Fairlead weiterläuft, geschieht das von selbst. Bleibt es so, prüfen Sie, ob ein Proxy oder ein Sicherheitsprogramm verändert, was vom CRM kommt.</translation>
    </message>
    <message>
        <source>This address offers no version of the Salesforce API that Fairlead can use.</source>
        <translation>Diese Adresse bietet keine Version der Salesforce-API, die Fairlead verwenden kann.</translation>
    </message>
    <message>
        <source>Check the address; it should be the organisation&apos;s own, ending in my.salesforce.com.</source>
        <translation>Prüfen Sie die Adresse; sie sollte die eigene der Organisation sein und auf my.salesforce.com enden.</translation>
    </message>
    <message>
        <source>Setup → Administer → Security Controls → Session Settings</source>
        <translation>Setup → Verwalten → Sicherheitskontrollen → Sitzungseinstellungen</translation>
    </message>
    <message>
        <source>Setup → Security → Session Settings</source>
        <translation>Setup → Sicherheit → Sitzungseinstellungen</translation>
    </message>
    <message>
        <source>API Enabled</source>
        <translation>API aktiviert</translation>
    </message>
    <message>
        <source>Setup → Manage Users → Permission Sets</source>
        <translation>Setup → Benutzer verwalten → Berechtigungssätze</translation>
    </message>
    <message>
        <source>Setup → Users → Permission Sets</source>
        <translation>Setup → Benutzer → Berechtigungssätze</translation>
    </message>
    <message>
        <source>The organisation answers this user&apos;s API requests.</source>
        <translation>Die Organisation beantwortet die API-Anfragen dieses Benutzers.</translation>
    </message>
    <message>
        <source>The organisation refuses this user&apos;s API requests.</source>
        <translation>Die Organisation lehnt die API-Anfragen dieses Benutzers ab.</translation>
    </message>
    <message>
        <source>Give the integration user the permission &quot;API Enabled&quot;. Professional Edition needs the API add-on, which Salesforce sells.</source>
        <translation>Geben Sie dem Integrationsbenutzer die Berechtigung „API aktiviert“. In der Professional Edition ist das API-Add-on nötig, das Salesforce verkauft.</translation>
    </message>
    <message>
        <source>The app is installed in the organisation</source>
        <translation>Die App ist in der Organisation installiert</translation>
    </message>
    <message>
        <source>Setup → Manage Apps → Connected Apps OAuth Usage</source>
        <translation>Setup → Anwendungen verwalten → Connected Apps OAuth Usage</translation>
    </message>
    <message>
        <source>Setup → Apps → Connected Apps → Connected Apps OAuth Usage</source>
        <translation>Setup → Anwendungen → Verbundene Anwendungen → Connected Apps OAuth Usage</translation>
    </message>
    <message>
        <source>Salesforce did not say.</source>
        <translation>Salesforce hat es nicht mitgeteilt.</translation>
    </message>
    <message>
        <source>Installed.</source>
        <translation>Installiert.</translation>
    </message>
    <message>
        <source>Not installed: Salesforce may block the app for users who sign in anew.</source>
        <translation>Nicht installiert: Salesforce blockiert die App vielleicht für Benutzer, die sich neu anmelden.</translation>
    </message>
    <message>
        <source>Press Install beside the app in the list.</source>
        <translation>Wählen Sie in der Liste neben der App „Installieren“.</translation>
    </message>
    <message>
        <source>Lock sessions to the IP address from which they originated</source>
        <translation>Sitzungen an ihre ursprüngliche IP-Adresse binden (Lock sessions to the IP address from which they originated)</translation>
    </message>
    <message>
        <source>Untick it. While it is ticked, the connection breaks whenever this computer changes its network.</source>
        <translation>Entfernen Sie das Häkchen. Solange es gesetzt ist, bricht die Verbindung ab, sobald dieser Computer das Netzwerk wechselt.</translation>
    </message>
    <message>
        <source>Ticked.</source>
        <translation>Angekreuzt.</translation>
    </message>
    <message>
        <source>Not ticked.</source>
        <translation>Nicht angekreuzt.</translation>
    </message>
    <message>
        <source>Lock sessions to the domain in which they were first used</source>
        <translation>Sitzungen an die zuerst verwendete Domäne binden (Lock sessions to the domain in which they were first used)</translation>
    </message>
    <message>
        <source>May stay ticked.</source>
        <translation>Kann angekreuzt bleiben.</translation>
    </message>
    <message>
        <source>Ticked, which is fine.</source>
        <translation>Angekreuzt, das ist in Ordnung.</translation>
    </message>
    <message>
        <source>Not ticked, which is fine.</source>
        <translation>Nicht angekreuzt, das ist in Ordnung.</translation>
    </message>
    <message>
        <source>Enforce login IP ranges on every request</source>
        <translation>Anmelde-IP-Bereiche bei jeder Anfrage erzwingen (Enforce login IP ranges on every request)</translation>
    </message>
    <message>
        <source>Ticked. It works from the address last used, %1.</source>
        <translation>Angekreuzt. Von der zuletzt verwendeten Adresse %1 aus funktioniert es.</translation>
    </message>
    <message>
        <source>This computer&apos;s public address in Network Access</source>
        <translation>Die öffentliche Adresse dieses Computers unter „Netzwerkzugriff“</translation>
    </message>
    <message>
        <source>Setup → Administer → Security Controls → Network Access</source>
        <translation>Setup → Verwalten → Sicherheitskontrollen → Netzwerkzugriff</translation>
    </message>
    <message>
        <source>Setup → Security → Network Access</source>
        <translation>Setup → Sicherheit → Netzwerkzugriff</translation>
    </message>
    <message>
        <source>Where the organisation restricts IP addresses, add this computer&apos;s public address to the list.</source>
        <translation>Wenn die Organisation IP-Adressen einschränkt, nehmen Sie die öffentliche Adresse dieses Computers in die Liste auf.</translation>
    </message>
    <message>
        <source>Where the organisation restricts IP addresses, add %1 to the list.</source>
        <translation>Wenn die Organisation IP-Adressen einschränkt, nehmen Sie %1 in die Liste auf.</translation>
    </message>
    <message>
        <source>The organisation restricts no IP addresses.</source>
        <translation>Die Organisation schränkt keine IP-Adressen ein.</translation>
    </message>
    <message>
        <source>Salesforce did not say from which address this computer came.</source>
        <translation>Salesforce hat nicht mitgeteilt, von welcher Adresse dieser Computer kam.</translation>
    </message>
    <message>
        <source>%1 is in the list.</source>
        <translation>%1 steht in der Liste.</translation>
    </message>
    <message>
        <source>%1 is not in the list.</source>
        <translation>%1 steht nicht in der Liste.</translation>
    </message>
    <message>
        <source>The integration user is active and licensed</source>
        <translation>Der Integrationsbenutzer ist aktiv und lizenziert</translation>
    </message>
    <message>
        <source>Setup → Manage Users → Users</source>
        <translation>Setup → Benutzer verwalten → Benutzer</translation>
    </message>
    <message>
        <source>Setup → Users → Users</source>
        <translation>Setup → Benutzer → Benutzer</translation>
    </message>
    <message>
        <source>The user is not active.</source>
        <translation>Der Benutzer ist nicht aktiv.</translation>
    </message>
    <message>
        <source>Open the user and tick Active.</source>
        <translation>Öffnen Sie den Benutzer und kreuzen Sie „Aktiv“ an.</translation>
    </message>
    <message>
        <source>Active.</source>
        <translation>Aktiv.</translation>
    </message>
    <message>
        <source>Active, licence: %1.</source>
        <translation>Aktiv, Lizenz: %1.</translation>
    </message>
    <message>
        <source>Integration licences: %1 of %2 used.</source>
        <translation>Integrationslizenzen: %1 von %2 belegt.</translation>
    </message>
    <message>
        <source>API requests left</source>
        <translation>Verbleibende API-Anfragen</translation>
    </message>
    <message>
        <source>Setup → Company Profile → Company Information</source>
        <translation>Setup → Unternehmensprofil → Unternehmensinformationen</translation>
    </message>
    <message>
        <source>Setup → Company Settings → Company Information</source>
        <translation>Setup → Unternehmenseinstellungen → Unternehmensinformationen</translation>
    </message>
    <message>
        <source>%1 of %2 used in the last 24 hours.</source>
        <translation>%1 von %2 in den letzten 24 Stunden verbraucht.</translation>
    </message>
    <message>
        <source>Find out which programs use the API most, or give jobs a longer interval.</source>
        <translation>Finden Sie heraus, welche Programme die API am meisten nutzen, oder geben Sie Aufträgen einen längeren Abstand.</translation>
    </message>
    <message>
        <source>There is no object %1 here, or it is hidden from the integration user.</source>
        <translation>Hier gibt es kein Objekt %1, oder es ist für den Integrationsbenutzer nicht sichtbar.</translation>
    </message>
    <message>
        <source>Check the name, or give the integration user&apos;s permission set access to the object.</source>
        <translation>Prüfen Sie den Namen, oder geben Sie dem Berechtigungssatz des Integrationsbenutzers Zugriff auf das Objekt.</translation>
    </message>
    <message>
        <source>Run the job again: it reads the object&apos;s fields anew. If it stays, check in Setup whether it was deleted or hidden from the integration user.</source>
        <translation>Führen Sie den Auftrag erneut aus: Er liest die Felder des Objekts neu. Bleibt es so, prüfen Sie in Setup, ob es gelöscht oder für den Integrationsbenutzer ausgeblendet wurde.</translation>
    </message>
    <message>
        <source>Salesforce does not let this app&apos;s sessions use its API.</source>
        <translation>Salesforce lässt Sitzungen dieser App die API nicht verwenden.</translation>
    </message>
    <message>
        <source>In Setup, open the app&apos;s policies, set IP Relaxation to &quot;Relax IP restrictions&quot;, and check that the user&apos;s profile does not ask for a high-assurance session. Then re-authorise.</source>
        <translation>Öffnen Sie in Setup die Richtlinien der App, setzen Sie „IP Relaxation“ auf „Relax IP restrictions“ und prüfen Sie, ob das Profil des Benutzers keine Sitzung mit hoher Sicherheit verlangt. Autorisieren Sie dann erneut.</translation>
    </message>
    <message>
        <source>Salesforce says that the app is not attached to this user.</source>
        <translation>Salesforce meldet, dass die App diesem Benutzer nicht zugeordnet ist.</translation>
    </message>
    <message>
        <source>In Setup, open the app and let the integration user&apos;s profile or permission set use it. Then re-authorise.</source>
        <translation>Öffnen Sie in Setup die App und erlauben Sie sie dem Profil oder dem Berechtigungssatz des Integrationsbenutzers. Autorisieren Sie dann erneut.</translation>
    </message>
    <message>
        <source>Salesforce no longer accepts this connection&apos;s sign-in.</source>
        <translation>Salesforce akzeptiert die Anmeldung dieser Verbindung nicht mehr.</translation>
    </message>
    <message>
        <source>Salesforce is working on too many long requests of this organisation at once.</source>
        <translation>Salesforce bearbeitet zu viele lange Anfragen dieser Organisation gleichzeitig.</translation>
    </message>
    <message>
        <source>The organisation has used up the API requests Salesforce allows in 24 hours.</source>
        <translation>Die Organisation hat die API-Anfragen verbraucht, die Salesforce in 24 Stunden erlaubt.</translation>
    </message>
    <message>
        <source>The sync goes on by itself as requests become free again. To free some now, pause jobs or other programs that use the API; Setup, Company Information shows the count.</source>
        <translation>Der Abgleich geht von selbst weiter, sobald wieder Anfragen frei werden. Um gleich welche freizugeben, halten Sie Aufträge oder andere Programme an, die die API verwenden; den Stand zeigt Setup, „Unternehmensinformationen“.</translation>
    </message>
    <message>
        <source>Somebody else is saving this record or its account right now.</source>
        <translation>Jemand anderes speichert diesen Datensatz oder dessen Account gerade.</translation>
    </message>
    <message>
        <source>Salesforce is not available at the moment.</source>
        <translation>Salesforce ist zurzeit nicht verfügbar.</translation>
    </message>
    <message>
        <source>Something went wrong inside Salesforce.</source>
        <translation>In Salesforce ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Try again in a moment; where Fairlead keeps running it does so by itself. If it stays, give Salesforce support the number in the details.</source>
        <translation>Versuchen Sie es gleich noch einmal; wo Fairlead weiterläuft, geschieht das von selbst. Bleibt es so, nennen Sie dem Salesforce-Support die Nummer aus den Einzelheiten.</translation>
    </message>
    <message>
        <source>Salesforce took too long to find this object&apos;s records.</source>
        <translation>Salesforce hat zu lange nach den Datensätzen dieses Objekts gesucht.</translation>
    </message>
    <message>
        <source>Give the job fewer fields or a filter, then run it again.</source>
        <translation>Geben Sie dem Auftrag weniger Felder oder einen Filter und führen Sie ihn dann erneut aus.</translation>
    </message>
    <message>
        <source>There are too many records for this user to be looked through in one go.</source>
        <translation>Für diesen Benutzer sind es zu viele Datensätze, um sie auf einmal zu durchsuchen.</translation>
    </message>
    <message>
        <source>Give the job a filter, or give the integration user &quot;View All&quot; on the object, which spares Salesforce the sharing rules.</source>
        <translation>Geben Sie dem Auftrag einen Filter, oder geben Sie dem Integrationsbenutzer für das Objekt „Alle anzeigen“, was Salesforce die Freigaberegeln erspart.</translation>
    </message>
    <message>
        <source>Salesforce is being maintained and takes no changes for a while.</source>
        <translation>Salesforce wird gewartet und nimmt eine Weile keine Änderungen an.</translation>
    </message>
    <message>
        <source>Salesforce has forgotten where the reading had got to.</source>
        <translation>Salesforce weiß nicht mehr, wie weit gelesen wurde.</translation>
    </message>
    <message>
        <source>The record has been deleted in Salesforce.</source>
        <translation>Der Datensatz wurde in Salesforce gelöscht.</translation>
    </message>
    <message>
        <source>The record points to another one that is gone or that the integration user may not see.</source>
        <translation>Der Datensatz verweist auf einen anderen, der weg ist oder den der Integrationsbenutzer nicht sehen darf.</translation>
    </message>
    <message>
        <source>The record is locked, usually because it waits for approval.</source>
        <translation>Der Datensatz ist gesperrt, meist weil er auf Genehmigung wartet.</translation>
    </message>
    <message>
        <source>The record has been archived by Salesforce and cannot be changed.</source>
        <translation>Der Datensatz wurde von Salesforce archiviert und kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>Undo the change in the workspace, or make a new record.</source>
        <translation>Machen Sie die Änderung im Arbeitsbereich rückgängig oder legen Sie einen neuen Datensatz an.</translation>
    </message>
    <message>
        <source>Fairlead asked Salesforce in a way it does not understand.</source>
        <translation>Fairlead hat Salesforce auf eine Weise gefragt, die es nicht versteht.</translation>
    </message>
    <message>
        <source>Salesforce does not recognise an id in this record: %1</source>
        <translation>Salesforce erkennt eine ID in diesem Datensatz nicht: %1</translation>
    </message>
    <message>
        <source>A field of this job no longer exists or is hidden from the integration user.</source>
        <translation>Ein Feld dieses Auftrags gibt es nicht mehr, oder es ist für den Integrationsbenutzer nicht sichtbar.</translation>
    </message>
    <message>
        <source>This job&apos;s object does not exist or is hidden from the integration user.</source>
        <translation>Das Objekt dieses Auftrags gibt es nicht, oder es ist für den Integrationsbenutzer nicht sichtbar.</translation>
    </message>
    <message>
        <source>The integration user may not write a field of this record: %1</source>
        <translation>Der Integrationsbenutzer darf ein Feld dieses Datensatzes nicht schreiben: %1</translation>
    </message>
    <message>
        <source>The integration user may not change this record: %1</source>
        <translation>Der Integrationsbenutzer darf diesen Datensatz nicht ändern: %1</translation>
    </message>
    <message>
        <source>The integration user has too few rights on a record this one points to: %1</source>
        <translation>Der Integrationsbenutzer hat zu wenig Rechte an einem Datensatz, auf den dieser verweist: %1</translation>
    </message>
    <message>
        <source>The integration user may not do this: %1</source>
        <translation>Der Integrationsbenutzer darf das nicht: %1</translation>
    </message>
    <message>
        <source>A value that the organisation asks for is missing: %1</source>
        <translation>Ein Wert, den die Organisation verlangt, fehlt: %1</translation>
    </message>
    <message>
        <source>A text is longer than its field allows: %1</source>
        <translation>Ein Text ist länger, als sein Feld erlaubt: %1</translation>
    </message>
    <message>
        <source>A value does not fit the rest of the organisation&apos;s data: %1</source>
        <translation>Ein Wert passt nicht zu den übrigen Daten der Organisation: %1</translation>
    </message>
    <message>
        <source>A validation rule of the organisation refuses this record: %1</source>
        <translation>Eine Validierungsregel der Organisation lehnt diesen Datensatz ab: %1</translation>
    </message>
    <message>
        <source>A value is not one of those its list allows: %1</source>
        <translation>Ein Wert gehört nicht zu denen, die seine Liste erlaubt: %1</translation>
    </message>
    <message>
        <source>An e-mail address is not written as one: %1</source>
        <translation>Eine E-Mail-Adresse ist nicht wie eine solche geschrieben: %1</translation>
    </message>
    <message>
        <source>A duplicate rule of the organisation found a similar record: %1</source>
        <translation>Eine Duplikatregel der Organisation hat einen ähnlichen Datensatz gefunden: %1</translation>
    </message>
    <message>
        <source>The record belongs to a user who is no longer active: %1</source>
        <translation>Der Datensatz gehört einem Benutzer, der nicht mehr aktiv ist: %1</translation>
    </message>
    <message>
        <source>This lead has been converted and can no longer be changed.</source>
        <translation>Dieser Lead wurde konvertiert und kann nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>Make the change on the contact it became (ConvertedContactId) and undo it on the lead.</source>
        <translation>Nehmen Sie die Änderung am Kontakt vor, der aus ihm geworden ist (ConvertedContactId), und machen Sie sie am Lead rückgängig.</translation>
    </message>
    <message>
        <source>The organisation has no free licence for this.</source>
        <translation>Die Organisation hat dafür keine freie Lizenz.</translation>
    </message>
    <message>
        <source>The organisation&apos;s storage is full; new records are refused.</source>
        <translation>Der Speicher der Organisation ist voll; neue Datensätze werden abgelehnt.</translation>
    </message>
    <message>
        <source>Ask an administrator to free or buy storage (Setup, Storage Usage).</source>
        <translation>Bitten Sie einen Administrator, Speicher freizugeben oder zu kaufen (Setup, „Storage Usage“).</translation>
    </message>
    <message>
        <source>This Salesforce edition or user may not use the API.</source>
        <translation>Diese Salesforce-Edition oder dieser Benutzer darf die API nicht verwenden.</translation>
    </message>
    <message>
        <source>The API is switched off for this organisation or user.</source>
        <translation>Die API ist für diese Organisation oder diesen Benutzer ausgeschaltet.</translation>
    </message>
    <message>
        <source>Give the integration user the permission &quot;API Enabled&quot;, or ask Salesforce why the organisation&apos;s API is switched off.</source>
        <translation>Geben Sie dem Integrationsbenutzer die Berechtigung „API aktiviert“, oder fragen Sie Salesforce, warum die API der Organisation ausgeschaltet ist.</translation>
    </message>
    <message>
        <source>Users and business records cannot be changed in the same step.</source>
        <translation>Benutzer und Geschäftsdatensätze können nicht im selben Schritt geändert werden.</translation>
    </message>
    <message>
        <source>This record was not saved because another one beside it was refused.</source>
        <translation>Dieser Datensatz wurde nicht gespeichert, weil ein anderer daneben abgelehnt wurde.</translation>
    </message>
    <message>
        <source>More was changed in Salesforce than one answer can list.</source>
        <translation>In Salesforce wurde mehr geändert, als eine Antwort auflisten kann.</translation>
    </message>
    <message>
        <source>The reading goes on by itself, in smaller steps.</source>
        <translation>Das Lesen geht von selbst in kleineren Schritten weiter.</translation>
    </message>
    <message>
        <source>The sign-in belongs to another Salesforce organisation.</source>
        <translation>Die Anmeldung gehört zu einer anderen Salesforce-Organisation.</translation>
    </message>
    <message>
        <source>Re-authorise with a user of this organisation, or set up another connection.</source>
        <translation>Autorisieren Sie erneut mit einem Benutzer dieser Organisation oder richten Sie eine weitere Verbindung ein.</translation>
    </message>
    <message>
        <source>This address now belongs to another organisation than the one that was connected: %1.</source>
        <translation>Diese Adresse gehört jetzt zu einer anderen Organisation als der, die verbunden wurde: %1.</translation>
    </message>
    <message>
        <source>A refreshed sandbox is a new organisation. Set up a new connection for it; nothing of the old one was changed.</source>
        <translation>Eine aktualisierte Sandbox ist eine neue Organisation. Richten Sie dafür eine neue Verbindung ein; an der alten wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Access mode of the user</source>
        <translation>Zugriffsmodus des Benutzers</translation>
    </message>
    <message>
        <source>What the user may read</source>
        <translation>Was der Benutzer lesen darf</translation>
    </message>
    <message>
        <source>Correct the value in the workspace, then sync again.</source>
        <translation>Berichtigen Sie den Wert im Arbeitsbereich und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Change the value here, or merge the two records in Dynamics 365, then sync again.</source>
        <translation>Ändern Sie den Wert hier oder führen Sie die beiden Datensätze in Dynamics 365 zusammen, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Look for it in Dynamics 365; if it is there, share it with the integration user and sync again.</source>
        <translation>Suchen Sie ihn in Dynamics 365; ist er da, geben Sie ihn für den Integrationsbenutzer frei und gleichen Sie erneut ab.</translation>
    </message>
    <message>
        <source>Change statecode and statuscode together, then sync again.</source>
        <translation>Ändern Sie statecode und statuscode gemeinsam und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Correct the value, or ask an administrator to look at the plug-in or workflow named in the message, then sync again.</source>
        <translation>Berichtigen Sie den Wert, oder bitten Sie einen Administrator, sich das in der Meldung genannte Plug-In oder den Workflow anzusehen, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Sign in again; jobs and data stay.</source>
        <translation>Melden Sie sich erneut an; Aufträge und Daten bleiben.</translation>
    </message>
    <message>
        <source>Connect it as an application user, or give the name of a non-interactive user.</source>
        <translation>Verbinden Sie ihn als Anwendungsbenutzer, oder geben Sie den Namen eines nicht interaktiven Benutzers an.</translation>
    </message>
    <message>
        <source>Make the external id unique in the CRM, then sync again.</source>
        <translation>Machen Sie die externe ID im CRM eindeutig und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Ask an administrator to give the integration user&apos;s permission set access to it, then sync again.</source>
        <translation>Bitten Sie einen Administrator, dem Berechtigungssatz des Integrationsbenutzers Zugriff darauf zu geben, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Delete it in the workspace too, or restore it from Salesforce&apos;s recycle bin and sync again.</source>
        <translation>Löschen Sie ihn auch im Arbeitsbereich, oder stellen Sie ihn aus dem Papierkorb von Salesforce wieder her und gleichen Sie erneut ab.</translation>
    </message>
    <message>
        <source>Look for it in Salesforce; if it is there, share it with the integration user and sync again.</source>
        <translation>Suchen Sie ihn in Salesforce; ist er da, geben Sie ihn für den Integrationsbenutzer frei und gleichen Sie erneut ab.</translation>
    </message>
    <message>
        <source>Choose another record to point to, or share that one with the integration user, then sync again.</source>
        <translation>Wählen Sie einen anderen Datensatz als Ziel des Verweises, oder geben Sie jenen für den Integrationsbenutzer frei, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Approve, reject or unlock it in Salesforce, then sync again.</source>
        <translation>Genehmigen oder entsperren Sie ihn in Salesforce, oder lehnen Sie ihn ab, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Correct the value, or ask an administrator to look at the trigger or flow named in the message, then sync again.</source>
        <translation>Berichtigen Sie den Wert, oder bitten Sie einen Administrator, sich den in der Meldung genannten Auslöser oder Flow anzusehen, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Change the value here, or merge the two records in Salesforce, then sync again.</source>
        <translation>Ändern Sie den Wert hier oder führen Sie die beiden Datensätze in Salesforce zusammen, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>The CRM no longer knows, or does not say, where the reading had got to.</source>
        <translation>Das CRM weiß nicht mehr, oder sagt nicht, wie weit das Lesen gekommen war.</translation>
    </message>
    <message>
        <source>A value of this record is too long or out of range: %1</source>
        <translation>Ein Wert dieses Datensatzes ist zu lang oder außerhalb des Bereichs: %1</translation>
    </message>
    <message>
        <source>Dynamics 365 does not understand a value of this record.</source>
        <translation>Dynamics 365 versteht einen Wert dieses Datensatzes nicht.</translation>
    </message>
    <message>
        <source>Records of this table cannot be written from outside.</source>
        <translation>Datensätze dieser Tabelle lassen sich von außen nicht schreiben.</translation>
    </message>
    <message>
        <source>Change the record in Dynamics 365 itself.</source>
        <translation>Ändern Sie den Datensatz in Dynamics 365 selbst.</translation>
    </message>
    <message>
        <source>A record that this one refers to is gone, or the integration user may not see it.</source>
        <translation>Ein Datensatz, auf den dieser verweist, ist verschwunden, oder der Integrationsbenutzer darf ihn nicht sehen.</translation>
    </message>
    <message>
        <source>Choose another one, or share it with the integration user, then sync again.</source>
        <translation>Wählen Sie einen anderen, oder geben Sie ihn für den Integrationsbenutzer frei; synchronisieren Sie dann erneut.</translation>
    </message>
    <message>
        <source>The record&apos;s id or version is not one that Dynamics 365 has given.</source>
        <translation>Die Kennung oder Version des Datensatzes stammt nicht von Dynamics 365.</translation>
    </message>
    <message>
        <source>Put the record in again without an id; Fairlead gives it one.</source>
        <translation>Fügen Sie den Datensatz ohne Kennung erneut ein; Fairlead gibt ihm eine.</translation>
    </message>
    <message>
        <source>The value of %1 is not of the kind this field takes.</source>
        <translation>Der Wert von %1 ist nicht von der Art, die dieses Feld annimmt.</translation>
    </message>
    <message>
        <source>It is not clear which record of which table %1 refers to.</source>
        <translation>Es ist nicht klar, auf welchen Datensatz welcher Tabelle %1 verweist.</translation>
    </message>
    <message>
        <source>Keep the table it refers to in step as well, or choose the record in Dynamics 365; then sync again.</source>
        <translation>Halten Sie auch die Tabelle abgeglichen, auf die es verweist, oder wählen Sie den Datensatz in Dynamics 365; synchronisieren Sie dann erneut.</translation>
    </message>
    <message>
        <source>Salesforce is still collecting the records of %1.</source>
        <translation>Salesforce stellt die Datensätze von %1 noch zusammen.</translation>
    </message>
    <message>
        <source>Nothing has to be done: the next run of the job goes on where this one waited.</source>
        <translation>Es ist nichts zu tun: Der nächste Lauf des Auftrags macht dort weiter, wo dieser gewartet hat.</translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation>es nennt keinen Grund</translation>
    </message>
    <message>
        <source>A value does not have the form its field asks for: %1</source>
        <translation>Ein Wert hat nicht die Form, die sein Feld verlangt: %1</translation>
    </message>
    <message>
        <source>A number is larger or smaller than its field allows: %1</source>
        <translation>Eine Zahl ist größer oder kleiner, als ihr Feld erlaubt: %1</translation>
    </message>
    <message>
        <source>A lookup filter of the organisation refuses this record: %1</source>
        <translation>Ein Nachschlagefilter der Organisation lehnt diesen Datensatz ab: %1</translation>
    </message>
    <message>
        <source>The record would end up below itself: %1</source>
        <translation>Der Datensatz würde sich selbst untergeordnet: %1</translation>
    </message>
    <message>
        <source>The people of this activity do not fit it: %1</source>
        <translation>Die Personen dieser Aktivität passen nicht zu ihr: %1</translation>
    </message>
    <message>
        <source>Salesforce does not let this record be deleted: %1</source>
        <translation>Salesforce lässt diesen Datensatz nicht löschen: %1</translation>
    </message>
    <message>
        <source>Delete or change first what hangs on the record in Salesforce, or keep it; then sync again.</source>
        <translation>Löschen oder ändern Sie zuerst, was in Salesforce an dem Datensatz hängt, oder behalten Sie ihn; synchronisieren Sie dann erneut.</translation>
    </message>
    <message>
        <source>Several records in Salesforce have the key that should be this one&apos;s alone: %1</source>
        <translation>Mehrere Datensätze in Salesforce haben den Schlüssel, der nur diesem gehören sollte: %1</translation>
    </message>
    <message>
        <source>Merge these records in Salesforce, then sync again.</source>
        <translation>Führen Sie diese Datensätze in Salesforce zusammen; synchronisieren Sie dann erneut.</translation>
    </message>
    <message>
        <source>A user with this name exists already, here or elsewhere: %1</source>
        <translation>Einen Benutzer dieses Namens gibt es schon, hier oder anderswo: %1</translation>
    </message>
    <message>
        <source>Salesforce does not tell who created records of %1 and when.</source>
        <translation>Salesforce sagt nicht, wer Datensätze von %1 wann angelegt hat.</translation>
    </message>
    <message>
        <source>Look in Salesforce whether the record is there, then decide here whether to send it again.</source>
        <translation>Sehen Sie in Salesforce nach, ob der Datensatz da ist, und entscheiden Sie dann hier, ob er erneut gesendet wird.</translation>
    </message>
    <message>
        <source>The field %1 of %2, which keeps new records from being created twice, is gone or hidden from the integration user.</source>
        <translation>Das Feld %1 von %2, das verhindert, dass neue Datensätze zweimal angelegt werden, ist verschwunden oder für den Integrationsbenutzer unsichtbar.</translation>
    </message>
    <message>
        <source>In Setup, check that the field exists, is an external id, and that the integration user&apos;s permission set may edit it.</source>
        <translation>Prüfen Sie im Setup, ob das Feld da ist, eine externe ID ist, und ob der Berechtigungssatz des Integrationsbenutzers es bearbeiten darf.</translation>
    </message>
    <message>
        <source>Write it as the $filter of the Web API, such as: statecode eq 0 and revenue gt 1000000</source>
        <translation>Schreiben Sie ihn wie den $filter der Web-API, etwa: statecode eq 0 and revenue gt 1000000</translation>
    </message>
    <message>
        <source>A bracket or a quotation mark of the filter is not closed.</source>
        <translation>Eine Klammer oder ein Anführungszeichen des Filters ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>The filter is too long.</source>
        <translation>Der Filter ist zu lang.</translation>
    </message>
    <message>
        <source>Make it shorter, for example by a formula field in the CRM that says the same.</source>
        <translation>Kürzen Sie ihn, zum Beispiel durch ein Formelfeld im CRM, das dasselbe sagt.</translation>
    </message>
    <message>
        <source>The CRM does not understand the filter: %1</source>
        <translation>Das CRM versteht den Filter nicht: %1</translation>
    </message>
    <message>
        <source>Write it as after the word WHERE of a SOQL query, such as: Industry = &apos;Energy&apos; AND AnnualRevenue &gt; 1000000</source>
        <translation>Schreiben Sie ihn wie nach dem Wort WHERE einer SOQL-Abfrage, etwa: Industry = &apos;Energy&apos; AND AnnualRevenue &gt; 1000000</translation>
    </message>
    <message>
        <source>Ask an administrator of the environment to add it, for the whole organisation, to a security role of the integration user, then sync again.</source>
        <translation>Bitten Sie einen Administrator der Umgebung, dies für die ganze Organisation einer Sicherheitsrolle des Integrationsbenutzers hinzuzufügen, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Leads and opportunities come with Dynamics 365 Sales: ask an administrator of the environment to install it, or take the object out of what is kept in step.</source>
        <translation>Leads und Verkaufschancen gehören zu Dynamics 365 Sales: Bitten Sie einen Administrator der Umgebung, es zu installieren, oder nehmen Sie das Objekt aus dem Abgleich heraus.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: the reading itself is not affected.</source>
        <translation>Es ist nichts zu tun: Das Lesen selbst ist davon nicht betroffen.</translation>
    </message>
    <message>
        <source>Other records depend on this one, so it cannot be deleted: %1</source>
        <translation>Andere Datensätze hängen von diesem ab, deshalb kann er nicht gelöscht werden: %1</translation>
    </message>
    <message>
        <source>Delete or change those in Dynamics 365 first, or keep the record; then sync again.</source>
        <translation>Löschen oder ändern Sie zuerst jene in Dynamics 365, oder behalten Sie den Datensatz; gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>The integration user may not act for other users: %1</source>
        <translation>Der Integrationsbenutzer darf nicht für andere Benutzer handeln: %1</translation>
    </message>
    <message>
        <source>Ask an administrator of the environment to give it the privilege prvActOnBehalfOfAnotherUser (the role Delegate has it), then sync again.</source>
        <translation>Bitten Sie einen Administrator der Umgebung, ihm die Berechtigung prvActOnBehalfOfAnotherUser zu geben (die Rolle „Stellvertretung“ hat sie), und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Exchange does not let the app at this mailbox: %1</source>
        <translation>Exchange lässt die App nicht an dieses Postfach: %1</translation>
    </message>
    <message>
        <source>Ask an administrator of Exchange to put the mailbox into the app&apos;s scope (RBAC for Applications); it takes up to two hours.</source>
        <translation>Bitten Sie einen Exchange-Administrator, das Postfach in den Bereich der App aufzunehmen (RBAC for Applications); das dauert bis zu zwei Stunden.</translation>
    </message>
    <message>
        <source>This user has no mailbox in the cloud.</source>
        <translation>Dieser Benutzer hat kein Postfach in der Cloud.</translation>
    </message>
    <message>
        <source>Ask an administrator of Microsoft 365 to give the user an Exchange Online licence, or leave the user out.</source>
        <translation>Bitten Sie einen Administrator von Microsoft 365, dem Benutzer eine Exchange Online-Lizenz zu geben, oder lassen Sie den Benutzer weg.</translation>
    </message>
    <message>
        <source>The directory does not have what was asked for: %1</source>
        <translation>Das Verzeichnis hat nicht, wonach gefragt wurde: %1</translation>
    </message>
    <message>
        <source>Ask an administrator to look for the user or the app in Entra ID; it may have been deleted, or belong to another organisation.</source>
        <translation>Bitten Sie einen Administrator, den Benutzer oder die App in Entra ID zu suchen; er oder sie wurde vielleicht gelöscht oder gehört zu einer anderen Organisation.</translation>
    </message>
    <message>
        <source>Microsoft has forgotten where the reading had got to.</source>
        <translation>Microsoft weiß nicht mehr, wie weit gelesen war.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: everything is read again.</source>
        <translation>Es ist nichts zu tun: Alles wird noch einmal gelesen.</translation>
    </message>
    <message>
        <source>A meeting of a series cannot be moved past the one beside it.</source>
        <translation>Ein Termin einer Serie kann nicht an seinem Nachbarn vorbei verschoben werden.</translation>
    </message>
    <message>
        <source>Choose a time between its neighbours, then sync again.</source>
        <translation>Wählen Sie eine Zeit zwischen seinen Nachbarn und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Change the record as the message asks, then sync again. If the message does not help, copy the details and send them to your administrator or to support.</source>
        <translation>Ändern Sie den Datensatz so, wie es die Meldung verlangt, und gleichen Sie dann erneut ab. Wenn die Meldung nicht hilft, kopieren Sie die Einzelheiten und senden Sie sie an Ihren Administrator oder an den Support.</translation>
    </message>
    <message>
        <source>Setup already has something of this name: %1</source>
        <translation>In Setup gibt es schon etwas mit diesem Namen: %1</translation>
    </message>
    <message>
        <source>If it is left over from an earlier connection, ask an administrator to delete it in Setup; then try again.</source>
        <translation>Wenn es von einer früheren Verbindung übrig ist, bitten Sie einen Administrator, es in Setup zu löschen; versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The integration user&apos;s licence does not cover these rights yet: %1</source>
        <translation>Die Lizenz des Integrationsbenutzers deckt diese Rechte noch nicht ab: %1</translation>
    </message>
    <message>
        <source>Ask an administrator of Salesforce to assign the permission set licence &quot;Salesforce API Integration&quot; to the user first, then try again.</source>
        <translation>Bitten Sie einen Salesforce-Administrator, dem Benutzer zuerst die Berechtigungssatzlizenz „Salesforce API Integration“ zuzuweisen, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A right cannot be given without another one it builds on: %1</source>
        <translation>Ein Recht kann nicht ohne ein anderes gegeben werden, auf dem es aufbaut: %1</translation>
    </message>
    <message>
        <source>Ask an administrator to give the permission set the right named last too, for example read access to the parent object, then try again.</source>
        <translation>Bitten Sie einen Administrator, dem Berechtigungssatz auch das zuletzt genannte Recht zu geben, zum Beispiel Lesezugriff auf das übergeordnete Objekt, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A right on a field that is always readable cannot be given: %1</source>
        <translation>Ein Recht auf ein Feld, das immer lesbar ist, kann nicht gegeben werden: %1</translation>
    </message>
    <message>
        <source>Nothing needs to be done for this field: whoever may read the object may read it. If the set-up stops here, send the diagnostic bundle to support.</source>
        <translation>Für dieses Feld ist nichts zu tun: Wer das Objekt lesen darf, darf es lesen. Wenn die Einrichtung hier stehen bleibt, senden Sie das Diagnosepaket an den Support.</translation>
    </message>
    <message>
        <source>The organisation has something switched off that this needs: %1</source>
        <translation>Die Organisation hat etwas ausgeschaltet, das hierfür gebraucht wird: %1</translation>
    </message>
    <message>
        <source>Ask an administrator to enable it in Setup; reading an app&apos;s consumer secret is allowed in the settings of External Client Apps.</source>
        <translation>Bitten Sie einen Administrator, es in Setup einzuschalten; das Lesen des Consumer Secret einer App wird in den Einstellungen der External Client Apps erlaubt.</translation>
    </message>
    <message>
        <source>Salesforce does not tell what is deleted of this object.</source>
        <translation>Salesforce sagt nicht, was von diesem Objekt gelöscht wird.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: deletions are found when everything is read again.</source>
        <translation>Es ist nichts zu tun: Löschungen werden gefunden, wenn alles noch einmal gelesen wird.</translation>
    </message>
    <message>
        <source>Salesforce does not let connected apps be made in this organisation.</source>
        <translation>Salesforce lässt in dieser Organisation keine neuen Connected Apps zu.</translation>
    </message>
    <message>
        <source>Use an External Client App instead; an administrator makes it in Setup. Only Salesforce support can allow new connected apps.</source>
        <translation>Verwenden Sie stattdessen eine External Client App; ein Administrator legt sie in Setup an. Neue Connected Apps kann nur der Salesforce-Support zulassen.</translation>
    </message>
    <message>
        <source>The consumer key of this app is in use already: %1</source>
        <translation>Der Consumer Key dieser App wird schon verwendet: %1</translation>
    </message>
    <message>
        <source>Delete the app of an earlier attempt in Setup, or start again: a new key is chosen then.</source>
        <translation>Löschen Sie in Setup die App eines früheren Versuchs, oder beginnen Sie von vorn: Dann wird ein neuer Schlüssel gewählt.</translation>
    </message>
    <message>
        <source>Correct the value in the workspace, then sync again; an administrator can change the rule in Setup, Object Manager.</source>
        <translation>Berichtigen Sie den Wert im Arbeitsbereich und gleichen Sie dann erneut ab; ein Administrator kann die Regel in Setup im Objekt-Manager ändern.</translation>
    </message>
    <message>
        <source>Choose another owner, or ask an administrator to reactivate the user, then sync again.</source>
        <translation>Wählen Sie einen anderen Besitzer, oder bitten Sie einen Administrator, den Benutzer wieder zu aktivieren, und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Ask an administrator of Salesforce to free a seat, by deactivating a user who has this licence, or to buy one. Company Information lists licences and free seats.</source>
        <translation>Bitten Sie einen Salesforce-Administrator, einen Platz freizumachen, indem er einen Benutzer mit dieser Lizenz deaktiviert, oder einen zu kaufen. Unter „Company Information“ stehen Lizenzen und freie Plätze.</translation>
    </message>
    <message>
        <source>Choose another user name and try again: it has to be the only one among all Salesforce organisations, sandboxes included.</source>
        <translation>Wählen Sie einen anderen Benutzernamen und versuchen Sie es erneut: Er darf in allen Salesforce-Organisationen, auch in Sandboxes, nur einmal vorkommen.</translation>
    </message>
    <message>
        <source>The record was changed in Salesforce in the meantime.</source>
        <translation>Der Datensatz wurde inzwischen in Salesforce geändert.</translation>
    </message>
    <message>
        <source>Salesforce no longer knows what was deleted that long ago.</source>
        <translation>Salesforce weiß nicht mehr, was vor so langer Zeit gelöscht wurde.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: everything is read again, and deletions are found by that.</source>
        <translation>Es ist nichts zu tun: Alles wird noch einmal gelesen, und Löschungen werden dabei gefunden.</translation>
    </message>
    <message>
        <source>The application user and the security role belong to different business units.</source>
        <translation>Der Anwendungsbenutzer und die Sicherheitsrolle gehören zu verschiedenen Unternehmenseinheiten.</translation>
    </message>
    <message>
        <source>Move the application user into the business unit of the role in the Power Platform admin centre, then try again.</source>
        <translation>Verschieben Sie den Anwendungsbenutzer im Power Platform Admin Center in die Unternehmenseinheit der Rolle und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The application user still has its security role.</source>
        <translation>Der Anwendungsbenutzer hat seine Sicherheitsrolle noch.</translation>
    </message>
    <message>
        <source>The application user is still enabled.</source>
        <translation>Der Anwendungsbenutzer ist noch aktiviert.</translation>
    </message>
    <message>
        <source>The application user is disabled, but still there.</source>
        <translation>Der Anwendungsbenutzer ist deaktiviert, aber noch da.</translation>
    </message>
    <message>
        <source>Power Platform admin centre → Environments → %1 → Settings → Users + permissions → Application users</source>
        <translation>Power Platform Admin Center → Umgebungen → %1 → Einstellungen → Benutzer + Berechtigungen → Anwendungsbenutzer</translation>
    </message>
    <message>
        <source>App (application ID)</source>
        <translation>App (Anwendungs-ID)</translation>
    </message>
    <message>
        <source>Business unit</source>
        <translation>Unternehmenseinheit</translation>
    </message>
    <message>
        <source>Security role</source>
        <translation>Sicherheitsrolle</translation>
    </message>
    <message>
        <source>Choose New app user, then Add an app, and look for the application ID %1.</source>
        <translation>Wählen Sie „Neuer App-Benutzer“, dann „App hinzufügen“, und suchen Sie die Anwendungs-ID %1.</translation>
    </message>
    <message>
        <source>Choose the business unit %1.</source>
        <translation>Wählen Sie die Unternehmenseinheit %1.</translation>
    </message>
    <message>
        <source>Under Security roles choose %1, save, then choose Create.</source>
        <translation>Wählen Sie unter „Sicherheitsrollen“ %1, speichern Sie, und wählen Sie dann „Erstellen“.</translation>
    </message>
    <message>
        <source>Under Security roles of the same environment make the role %1 with these privileges: %2.</source>
        <translation>Legen Sie unter „Sicherheitsrollen“ derselben Umgebung die Rolle %1 mit diesen Berechtigungen an: %2.</translation>
    </message>
    <message>
        <source>Power Platform admin centre → Environments → the environment → %1</source>
        <translation>Power Platform Admin Center → Umgebungen → die Umgebung → %1</translation>
    </message>
    <message>
        <source>Non-interactive users of the environment</source>
        <translation>Nicht interaktive Benutzer der Umgebung</translation>
    </message>
    <message>
        <source>An environment takes seven of them, and an eighth is refused.</source>
        <translation>Eine Umgebung nimmt sieben davon auf; ein achter wird abgelehnt.</translation>
    </message>
    <message>
        <source>Settings → Users</source>
        <translation>Einstellungen → Benutzer</translation>
    </message>
    <message>
        <source>Application users do not count.</source>
        <translation>Anwendungsbenutzer zählen nicht.</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 von %2.</translation>
    </message>
    <message>
        <source>Set another user back to read-write first, or use an application user.</source>
        <translation>Setzen Sie zuerst einen anderen Benutzer auf „Lese-/Schreibzugriff“ zurück, oder verwenden Sie einen Anwendungsbenutzer.</translation>
    </message>
    <message>
        <source>Privileges that the jobs need</source>
        <translation>Berechtigungen, die die Aufträge brauchen</translation>
    </message>
    <message>
        <source>Without them a job reads or writes only a part, or stops.</source>
        <translation>Ohne sie liest oder schreibt ein Auftrag nur einen Teil, oder er hält an.</translation>
    </message>
    <message>
        <source>Settings → Security roles</source>
        <translation>Einstellungen → Sicherheitsrollen</translation>
    </message>
    <message>
        <source>The user holds all of them.</source>
        <translation>Der Benutzer hat sie alle.</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>Es fehlen: %1.</translation>
    </message>
    <message>
        <source>Add them to a security role of the user, or use Reconnect, which adds them to the connection&apos;s own role.</source>
        <translation>Fügen Sie sie einer Sicherheitsrolle des Benutzers hinzu, oder verwenden Sie „Neu verbinden“: Das fügt sie der eigenen Rolle der Verbindung hinzu.</translation>
    </message>
    <message>
        <source>Change tracking of the tables</source>
        <translation>Änderungsnachverfolgung der Tabellen</translation>
    </message>
    <message>
        <source>Without it deletions in Dynamics 365 are seen only when everything is read again.</source>
        <translation>Ohne sie werden Löschungen in Dynamics 365 erst bemerkt, wenn alles erneut gelesen wird.</translation>
    </message>
    <message>
        <source>Power Apps → Tables → the table → Properties → Advanced options</source>
        <translation>Power Apps → Tabellen → die Tabelle → Eigenschaften → Erweiterte Optionen</translation>
    </message>
    <message>
        <source>On, wherever it can be.</source>
        <translation>Eingeschaltet, wo immer es geht.</translation>
    </message>
    <message>
        <source>Off: %1.</source>
        <translation>Ausgeschaltet: %1.</translation>
    </message>
    <message>
        <source>Tick Track changes in the table&apos;s properties; it cannot be turned off again.</source>
        <translation>Setzen Sie in den Eigenschaften der Tabelle das Häkchen bei „Änderungen nachverfolgen“; es lässt sich nicht wieder entfernen.</translation>
    </message>
    <message>
        <source>The environment&apos;s security group</source>
        <translation>Die Sicherheitsgruppe der Umgebung</translation>
    </message>
    <message>
        <source>Who is not in the group is disabled in the environment by itself.</source>
        <translation>Wer nicht in der Gruppe ist, wird in der Umgebung von selbst deaktiviert.</translation>
    </message>
    <message>
        <source>Edit → Security group</source>
        <translation>Bearbeiten → Sicherheitsgruppe</translation>
    </message>
    <message>
        <source>Application users are exempt.</source>
        <translation>Anwendungsbenutzer sind ausgenommen.</translation>
    </message>
    <message>
        <source>The user is enabled, so the group does not keep it out.</source>
        <translation>Der Benutzer ist aktiviert, die Gruppe schließt ihn also nicht aus.</translation>
    </message>
    <message>
        <source>The user is disabled and has no licence: the group may be one more reason.</source>
        <translation>Der Benutzer ist deaktiviert und hat keine Lizenz: Die Gruppe kann ein weiterer Grund sein.</translation>
    </message>
    <message>
        <source>The user is disabled although it has a licence.</source>
        <translation>Der Benutzer ist deaktiviert, obwohl er eine Lizenz hat.</translation>
    </message>
    <message>
        <source>Add the user to the environment&apos;s security group in Microsoft Entra ID; it is enabled within the hour.</source>
        <translation>Fügen Sie den Benutzer in Microsoft Entra ID der Sicherheitsgruppe der Umgebung hinzu; er wird binnen einer Stunde aktiviert.</translation>
    </message>
    <message>
        <source>Multifactor authentication and Conditional Access</source>
        <translation>Mehrstufige Authentifizierung und bedingter Zugriff</translation>
    </message>
    <message>
        <source>A password alone is refused wherever a rule asks for more.</source>
        <translation>Ein Kennwort allein wird abgelehnt, sobald eine Regel mehr verlangt.</translation>
    </message>
    <message>
        <source>Microsoft Entra admin centre → Protection → Conditional Access</source>
        <translation>Microsoft Entra Admin Center → Schutz → Bedingter Zugriff</translation>
    </message>
    <message>
        <source>They do not ask application users for a second factor.</source>
        <translation>Sie verlangen von Anwendungsbenutzern keinen zweiten Faktor.</translation>
    </message>
    <message>
        <source>The last sign-in was refused: %1</source>
        <translation>Die letzte Anmeldung wurde abgelehnt: %1</translation>
    </message>
    <message>
        <source>Exclude the user from that rule, sign it in in a window, or use an application user.</source>
        <translation>Nehmen Sie den Benutzer von dieser Regel aus, melden Sie ihn in einem Fenster an, oder verwenden Sie einen Anwendungsbenutzer.</translation>
    </message>
    <message>
        <source>The user has signed in in a window, where such rules can be met.</source>
        <translation>Der Benutzer hat sich in einem Fenster angemeldet; dort lassen sich solche Regeln erfüllen.</translation>
    </message>
    <message>
        <source>The rules cannot be read from here; the last sign-in by password was not refused.</source>
        <translation>Die Regeln lassen sich von hier aus nicht lesen; die letzte Anmeldung mit Kennwort wurde nicht abgelehnt.</translation>
    </message>
    <message>
        <source>Exclude the user from rules that ask for a second factor, before they are turned on for everybody.</source>
        <translation>Nehmen Sie den Benutzer von Regeln aus, die einen zweiten Faktor verlangen, bevor sie für alle eingeschaltet werden.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <translation>Die Uhr dieses Computers</translation>
    </message>
    <message>
        <source>Sign-ins by certificate are refused where it is more than five minutes off.</source>
        <translation>Anmeldungen mit Zertifikat werden abgelehnt, wenn sie mehr als fünf Minuten falsch geht.</translation>
    </message>
    <message>
        <source>It agrees with the server&apos;s.</source>
        <translation>Sie stimmt mit der des Servers überein.</translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) fast.</source>
        <translation>
            <numerusform>Sie geht %n Minute vor.</numerusform>
            <numerusform>Sie geht %n Minuten vor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) slow.</source>
        <translation>
            <numerusform>Sie geht %n Minute nach.</numerusform>
            <numerusform>Sie geht %n Minuten nach.</numerusform>
        </translation>
    </message>
    <message>
        <source>Have the computer set its clock by itself in its date and time settings.</source>
        <translation>Lassen Sie den Computer seine Uhr in den Einstellungen für Datum und Uhrzeit selbst stellen.</translation>
    </message>
    <message>
        <source>The environment did not say which privileges the user holds.</source>
        <translation>Die Umgebung hat nicht mitgeteilt, welche Berechtigungen der Benutzer hat.</translation>
    </message>
    <message>
        <source>Check the user&apos;s security roles in the Power Platform admin centre.</source>
        <translation>Prüfen Sie die Sicherheitsrollen des Benutzers im Power Platform Admin Center.</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>only the user&apos;s own records</source>
        <translation>nur die eigenen Datensätze des Benutzers</translation>
    </message>
    <message>
        <source>the user&apos;s business unit</source>
        <translation>die Unternehmenseinheit des Benutzers</translation>
    </message>
    <message>
        <source>the user&apos;s business unit and those below it</source>
        <translation>die Unternehmenseinheit des Benutzers und die ihr untergeordneten</translation>
    </message>
    <message>
        <source>the whole organisation</source>
        <translation>die ganze Organisation</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2; now: %3)</source>
        <translation>%1 (%2; jetzt: %3)</translation>
    </message>
    <message>
        <source>This administrator cannot give privileges that he does not hold: %1.</source>
        <translation>Dieser Administrator kann keine Berechtigungen geben, die er selbst nicht hat: %1.</translation>
    </message>
    <message>
        <source>Sign in as an administrator who holds them, such as a system administrator of the environment.</source>
        <translation>Melden Sie sich als Administrator an, der sie hat, etwa als Systemadministrator der Umgebung.</translation>
    </message>
    <message>
        <source>A disabled user is let in nowhere, and every job stops.</source>
        <translation>Ein deaktivierter Benutzer wird nirgends eingelassen, und jeder Auftrag hält an.</translation>
    </message>
    <message>
        <source>A non-interactive user takes no licence, and nobody can work with its password in the web page.</source>
        <translation>Ein nicht interaktiver Benutzer braucht keine Lizenz, und niemand kann mit seinem Kennwort auf der Webseite arbeiten.</translation>
    </message>
    <message>
        <source>Every right comes with a role.</source>
        <translation>Jedes Recht kommt mit einer Rolle.</translation>
    </message>
    <message>
        <source>What the user may not read is not kept in step.</source>
        <translation>Was der Benutzer nicht lesen darf, wird nicht abgeglichen.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Reconnect mends this, with an administrator&apos;s sign-in.</source>
        <translation>Neu verbinden behebt das, wenn sich dafür ein Administrator anmeldet.</translation>
    </message>
    <message>
        <source>Lightning: %1</source>
        <translation>Lightning: %1</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Ort: %1</translation>
    </message>
    <message>
        <source>Classic: %1</source>
        <translation>Classic: %1</translation>
    </message>
    <message>
        <source>The server did not say what time it is.</source>
        <translation>Der Server hat nicht gesagt, wie spät es ist.</translation>
    </message>
    <message>
        <source>Nobody reads along on the way</source>
        <translation>Niemand liest unterwegs mit</translation>
    </message>
    <message>
        <source>A proxy that opens encrypted connections sees every record and every token, and Fairlead stops where its certificate changes.</source>
        <translation>Ein Proxy, der verschlüsselte Verbindungen öffnet, sieht jeden Datensatz und jedes Token, und Fairlead steht still, sobald sich sein Zertifikat ändert.</translation>
    </message>
    <message>
        <source>The address is on this computer.</source>
        <translation>Die Adresse liegt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Where that is not wanted, ask for %1 to be left alone by the proxy.</source>
        <translation>Wenn das nicht gewollt ist, lassen Sie %1 vom Proxy ausnehmen.</translation>
    </message>
    <message>
        <source>The certificate is vouched for by %1.</source>
        <translation>Für das Zertifikat bürgt %1.</translation>
    </message>
    <message>
        <source>The certificate is vouched for by %1, which stands in Fairlead&apos;s network settings: the organisation&apos;s proxy, it seems.</source>
        <translation>Für das Zertifikat bürgt %1 aus den Netzwerkeinstellungen von Fairlead: offenbar der Proxy der Organisation.</translation>
    </message>
    <message>
        <source>The certificate is vouched for by %1, which was installed on this computer: the organisation&apos;s proxy, it seems.</source>
        <translation>Für das Zertifikat bürgt %1, das auf diesem Computer installiert wurde: offenbar der Proxy der Organisation.</translation>
    </message>
    <message>
        <source>It cannot be told here who vouches for the certificate.</source>
        <translation>Hier lässt sich nicht sagen, wer für das Zertifikat bürgt.</translation>
    </message>
    <message>
        <source>The certificate is vouched for by %1; whether that came with the operating system cannot be told here.</source>
        <translation>Für das Zertifikat bürgt %1; ob das zum Betriebssystem gehört, lässt sich hier nicht sagen.</translation>
    </message>
    <message>
        <source>Certificate or secret of the connection</source>
        <translation>Zertifikat oder Geheimnis der Verbindung</translation>
    </message>
    <message>
        <source>When it has ended nothing can sign in any more.</source>
        <translation>Ist es abgelaufen, ist keine Anmeldung mehr möglich.</translation>
    </message>
    <message>
        <source>Microsoft Entra tells it to administrators alone.</source>
        <translation>Microsoft Entra verrät das nur Administratoren.</translation>
    </message>
    <message>
        <source>Look under App registrations, Certificates &amp; secrets, and note the day: Fairlead cannot remind you of it.</source>
        <translation>Sehen Sie unter App-Registrierungen, Zertifikate &amp; Geheimnisse, nach und merken Sie sich den Tag: Fairlead kann nicht daran erinnern.</translation>
    </message>
    <message>
        <source>It ends on %1.</source>
        <translation>Es läuft am %1 ab.</translation>
    </message>
    <message>
        <source>Press Reconnect: a new certificate is made and put in its place.</source>
        <translation>Wählen Sie „Neu verbinden“: Ein neues Zertifikat wird erstellt und ersetzt es.</translation>
    </message>
    <message>
        <source>Have a new one made, then connect again with it.</source>
        <translation>Lassen Sie ein neues erstellen und verbinden Sie damit erneut.</translation>
    </message>
    <message>
        <source>It has ended on %1.</source>
        <translation>Es ist am %1 abgelaufen.</translation>
    </message>
    <message>
        <source>The integration user may not read this setting; an administrator can, in Setup.</source>
        <translation>Der Integrationsbenutzer darf diese Einstellung nicht lesen; ein Administrator kann es in Setup.</translation>
    </message>
    <message>
        <source>Everything Fairlead reads and writes goes through the API.</source>
        <translation>Alles, was Fairlead liest und schreibt, geht über die API.</translation>
    </message>
    <message>
        <source>Since September 2025 Salesforce lets new users in only through apps that are installed.</source>
        <translation>Seit September 2025 lässt Salesforce neue Benutzer nur über installierte Apps herein.</translation>
    </message>
    <message>
        <source>The app is not blocked, and admits the user</source>
        <translation>Die App ist nicht gesperrt und lässt den Benutzer zu</translation>
    </message>
    <message>
        <source>An administrator can block an app for everybody, or admit only some.</source>
        <translation>Ein Administrator kann eine App für alle sperren oder nur manche zulassen.</translation>
    </message>
    <message>
        <source>The user came in through the app just now.</source>
        <translation>Der Benutzer ist soeben über die App hereingekommen.</translation>
    </message>
    <message>
        <source>A frozen or deactivated user cannot sign in.</source>
        <translation>Ein gesperrter oder deaktivierter Benutzer kann sich nicht anmelden.</translation>
    </message>
    <message>
        <source>The user is frozen.</source>
        <translation>Der Benutzer ist gesperrt (frozen).</translation>
    </message>
    <message>
        <source>Open the user and press Unfreeze.</source>
        <translation>Öffnen Sie den Benutzer und heben Sie die Sperre auf.</translation>
    </message>
    <message>
        <source>Licences for integration users</source>
        <translation>Lizenzen für Integrationsbenutzer</translation>
    </message>
    <message>
        <source>Server-to-server access takes one for the user it makes.</source>
        <translation>Der Server-zu-Server-Zugang braucht eine für den Benutzer, den er anlegt.</translation>
    </message>
    <message>
        <source>The user has one. %1</source>
        <translation>Der Benutzer hat eine. %1</translation>
    </message>
    <message>
        <source>Permission set licences: %1 of %2 used.</source>
        <translation>Berechtigungssatzlizenzen: %1 von %2 belegt.</translation>
    </message>
    <message>
        <source>Deactivate an integration user that nothing needs any more, or have Salesforce add licences; without one, connect as a user you have.</source>
        <translation>Deaktivieren Sie einen Integrationsbenutzer, den nichts mehr braucht, oder lassen Sie Salesforce Lizenzen hinzufügen; ohne Lizenz verbinden Sie sich mit einem vorhandenen Benutzer.</translation>
    </message>
    <message>
        <source>When they are used up every program of the organisation stands still.</source>
        <translation>Sind sie verbraucht, steht jedes Programm der Organisation still.</translation>
    </message>
    <message>
        <source>Rights that the jobs need</source>
        <translation>Rechte, die die Aufträge brauchen</translation>
    </message>
    <message>
        <source>No job has asked for anything yet.</source>
        <translation>Noch hat kein Auftrag etwas gebraucht.</translation>
    </message>
    <message>
        <source>Give the integration user a permission set with these rights.</source>
        <translation>Geben Sie dem Integrationsbenutzer einen Berechtigungssatz mit diesen Rechten.</translation>
    </message>
    <message>
        <source>The integration user sees every record</source>
        <translation>Der Integrationsbenutzer sieht jeden Datensatz</translation>
    </message>
    <message>
        <source>Records that sharing hides from it are missing here, without any error.</source>
        <translation>Datensätze, die ihm die Freigabe verbirgt, fehlen hier ohne jede Fehlermeldung.</translation>
    </message>
    <message>
        <source>Give the integration user &quot;View All&quot; for these objects in a permission set.</source>
        <translation>Geben Sie dem Integrationsbenutzer für diese Objekte in einem Berechtigungssatz „Alle anzeigen“.</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Sees less than an administrator. %1.</source>
        <translation>Sieht weniger als ein Administrator. %1.</translation>
    </message>
    <message>
        <source>It may view all data.</source>
        <translation>Er darf alle Daten anzeigen.</translation>
    </message>
    <message>
        <source>Nothing is hidden from it.</source>
        <translation>Ihm ist nichts verborgen.</translation>
    </message>
    <message>
        <source>It has no &quot;View All&quot; for: %1. Whether anything is hidden depends on the organisation&apos;s sharing rules.</source>
        <translation>Ihm fehlt „Alle anzeigen“ für: %1. Ob etwas verborgen ist, hängt von den Freigaberegeln der Organisation ab.</translation>
    </message>
    <message>
        <source>The integration user may not read its own rights; an administrator can compare the number of records.</source>
        <translation>Der Integrationsbenutzer darf seine eigenen Rechte nicht lesen; ein Administrator kann die Zahl der Datensätze vergleichen.</translation>
    </message>
    <message>
        <source>Sign-ins by certificate are refused where it is more than three minutes off.</source>
        <translation>Anmeldungen mit Zertifikat werden abgelehnt, wenn sie mehr als drei Minuten abweicht.</translation>
    </message>
    <message>
        <source>Setup → Manage Users → Profiles</source>
        <translation>Setup → Benutzer verwalten → Profile</translation>
    </message>
    <message>
        <source>Setup → Users → Profiles</source>
        <translation>Setup → Benutzer → Profile</translation>
    </message>
    <message>
        <source>The integration user may not read its profile; an administrator can, in Setup.</source>
        <translation>Der Integrationsbenutzer darf sein Profil nicht lesen; ein Administrator kann es in Setup.</translation>
    </message>
    <message>
        <source>the integration user&apos;s profile</source>
        <translation>Profil des Integrationsbenutzers</translation>
    </message>
    <message>
        <source>While it is ticked, the connection breaks whenever this computer changes its network.</source>
        <translation>Solange das angehakt ist, bricht die Verbindung ab, sobald dieser Computer das Netzwerk wechselt.</translation>
    </message>
    <message>
        <source>Fairlead asks one host only, so that it works either way.</source>
        <translation>Fairlead fragt nur einen Host, deshalb geht beides.</translation>
    </message>
    <message>
        <source>Then the profile&apos;s ranges count at every request, not only when signing in, also for apps that are let off them.</source>
        <translation>Dann gelten die Bereiche des Profils bei jeder Anfrage, nicht nur bei der Anmeldung, auch für Apps, die davon ausgenommen sind.</translation>
    </message>
    <message>
        <source>Make sure that the login IP ranges of %1 contain every address this computer uses.</source>
        <translation>Sorgen Sie dafür, dass die Anmelde-IP-Bereiche (%1) jede Adresse enthalten, die dieser Computer verwendet.</translation>
    </message>
    <message>
        <source>Ticked, but the profile has no ranges.</source>
        <translation>Angehakt, aber das Profil hat keine Bereiche.</translation>
    </message>
    <message>
        <source>Ticked; %1 is in the ranges.</source>
        <translation>Angehakt; %1 liegt in den Bereichen.</translation>
    </message>
    <message>
        <source>Ticked; %1 is in none of the ranges.</source>
        <translation>Angehakt; %1 liegt in keinem der Bereiche.</translation>
    </message>
    <message>
        <source>From an address in this list nobody is asked for a code that is sent by mail; the list shuts nobody out.</source>
        <translation>Wer von einer Adresse dieser Liste kommt, wird nicht nach einem Code gefragt, der per E-Mail kommt; die Liste schließt niemanden aus.</translation>
    </message>
    <message>
        <source>Login IP ranges of the profile</source>
        <translation>Anmelde-IP-Bereiche des Profils</translation>
    </message>
    <message>
        <source>From any other address Salesforce refuses the user, and no setting of the app relaxes that for sign-ins by certificate.</source>
        <translation>Von jeder anderen Adresse weist Salesforce den Benutzer ab, und keine Einstellung der App lockert das für Anmeldungen mit Zertifikat.</translation>
    </message>
    <message>
        <source>Add this computer&apos;s public address to the login IP ranges of %1.</source>
        <translation>Tragen Sie die öffentliche Adresse dieses Computers in die Anmelde-IP-Bereiche ein (%1).</translation>
    </message>
    <message>
        <source>Add %1 to the login IP ranges of %2.</source>
        <translation>Tragen Sie %1 in die Anmelde-IP-Bereiche ein (%2).</translation>
    </message>
    <message>
        <source>Salesforce refuses sign-ins from this computer&apos;s address.</source>
        <translation>Salesforce weist Anmeldungen von der Adresse dieses Computers ab.</translation>
    </message>
    <message>
        <source>None: the user may come from everywhere.</source>
        <translation>Keine: Der Benutzer darf von überall kommen.</translation>
    </message>
    <message>
        <source>%1 is in one of them.</source>
        <translation>%1 liegt in einem davon.</translation>
    </message>
    <message>
        <source>%1 is in none of them.</source>
        <translation>%1 liegt in keinem davon.</translation>
    </message>
    <message>
        <source>%1 not at all</source>
        <translation>%1 gar nicht</translation>
    </message>
    <message>
        <source>%1 %2–%3</source>
        <translation>%1 %2–%3</translation>
    </message>
    <message>
        <source>Login hours of the profile</source>
        <translation>Anmeldezeiten des Profils</translation>
    </message>
    <message>
        <source>Outside these hours Salesforce refuses the user, and syncing stands still.</source>
        <translation>Außerhalb dieser Zeiten weist Salesforce den Benutzer ab, und der Abgleich steht still.</translation>
    </message>
    <message>
        <source>Clear the login hours of %1, or give the integration user a profile of its own.</source>
        <translation>Löschen Sie die Anmeldezeiten (%1) oder geben Sie dem Integrationsbenutzer ein eigenes Profil.</translation>
    </message>
    <message>
        <source>Salesforce refuses sign-ins at this hour.</source>
        <translation>Salesforce weist Anmeldungen zu dieser Stunde ab.</translation>
    </message>
    <message>
        <source>None: the user may come at any time.</source>
        <translation>Keine: Der Benutzer darf jederzeit kommen.</translation>
    </message>
    <message>
        <source>Only, in the organisation&apos;s time zone: %1.</source>
        <translation>Nur, in der Zeitzone der Organisation: %1.</translation>
    </message>
    <message>
        <source>Who has signed in as an administrator may not view all data, so that there is nothing to compare with.</source>
        <translation>Wer sich als Administrator angemeldet hat, darf nicht alle Daten anzeigen, sodass es nichts zu vergleichen gibt.</translation>
    </message>
    <message>
        <source>These could not be counted: %1.</source>
        <translation>Diese konnten nicht gezählt werden: %1.</translation>
    </message>
    <message>
        <source>Who has signed in as an administrator may not read it, either.</source>
        <translation>Wer sich als Administrator angemeldet hat, darf es ebenfalls nicht lesen.</translation>
    </message>
</context>
<context>
    <name>fairlead::look::AdministratorNote</name>
    <message>
        <source>Set by your administrator.</source>
        <translation>Von Ihrem Administrator eingestellt.</translation>
    </message>
</context>
<context>
    <name>fairlead::look::CopyRow</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>%1 kopiert</translation>
    </message>
</context>
<context>
    <name>fairlead::look::Note</name>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
</context>
<context>
    <name>fairlead::look::PasswordEdit</name>
    <message>
        <source>Show: %1</source>
        <translation>Anzeigen: %1</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>fairlead::signin::AddressBar</name>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Secure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Secure, by your own authority</source>
        <translation>Sicher, durch Ihre eigene Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>The certificate was verified with the further certificate authority in the network settings.</source>
        <translation>Das Zertifikat wurde mit der weiteren Zertifizierungsstelle aus den Netzwerkeinstellungen geprüft.</translation>
    </message>
    <message>
        <source>Address of the page: %1</source>
        <translation>Adresse der Seite: %1</translation>
    </message>
    <message>
        <source>Reload the page</source>
        <translation>Seite neu laden</translation>
    </message>
    <message>
        <source>Reload the page (F5)</source>
        <translation>Seite neu laden (F5)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>fairlead::signin::CertificatePolicy</name>
    <message>
        <source>The certificate of %1 comes from an authority this computer does not trust.</source>
        <translation>Das Zertifikat von %1 stammt von einer Zertifizierungsstelle, der dieser Computer nicht vertraut.</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by “%2”, which this computer does not trust.</source>
        <translation>Das Zertifikat von %1 wurde von der Zertifizierungsstelle „%2“ ausgestellt, der dieser Computer nicht vertraut.</translation>
    </message>
    <message>
        <source>The certificate shown by %1 belongs to another address.</source>
        <translation>Das Zertifikat, das %1 vorlegt, gehört zu einer anderen Adresse.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired or is not valid yet. If that is true of every page, this computer&apos;s clock is wrong.</source>
        <translation>Das Zertifikat von %1 ist abgelaufen oder noch nicht gültig. Gilt das für jede Seite, geht die Uhr dieses Computers falsch.</translation>
    </message>
    <message>
        <source>The certificate of %1 has been revoked.</source>
        <translation>Das Zertifikat von %1 wurde widerrufen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is protected too weakly.</source>
        <translation>Das Zertifikat von %1 ist zu schwach geschützt.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid.</source>
        <translation>Das Zertifikat von %1 ist nicht gültig.</translation>
    </message>
</context>
<context>
    <name>fairlead::signin::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>fairlead::signin::Page</name>
    <message>
        <source>show notifications</source>
        <translation>Benachrichtigungen anzeigen</translation>
    </message>
    <message>
        <source>know where you are</source>
        <translation>Ihren Standort erfahren</translation>
    </message>
    <message>
        <source>use the microphone</source>
        <translation>das Mikrofon verwenden</translation>
    </message>
    <message>
        <source>use the camera</source>
        <translation>die Kamera verwenden</translation>
    </message>
    <message>
        <source>use the camera and the microphone</source>
        <translation>Kamera und Mikrofon verwenden</translation>
    </message>
    <message>
        <source>take over the mouse</source>
        <translation>die Maus übernehmen</translation>
    </message>
    <message>
        <source>record the screen</source>
        <translation>den Bildschirm aufzeichnen</translation>
    </message>
    <message>
        <source>use a part of this computer</source>
        <translation>einen Teil dieses Computers verwenden</translation>
    </message>
    <message>
        <source>%1 asked to %2; that was refused.</source>
        <translation>%1 wollte %2; das wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The page asked for files of this computer; that was refused.</source>
        <translation>Die Seite wollte Dateien dieses Computers; das wurde abgelehnt.</translation>
    </message>
    <message>
        <source>%1 asked for a password outside its page; that is not supported here.</source>
        <translation>%1 hat außerhalb der Seite nach einem Kennwort gefragt; das wird hier nicht unterstützt.</translation>
    </message>
    <message>
        <source>Printing is not possible in this window.</source>
        <translation>Drucken ist in diesem Fenster nicht möglich.</translation>
    </message>
    <message>
        <source>%1 only accepts certificates of authorities this computer itself trusts. Add the authority to the computer&apos;s own list, or sign in with your browser.</source>
        <translation>%1 akzeptiert nur Zertifikate von Zertifizierungsstellen, denen dieser Computer selbst vertraut. Fügen Sie die Zertifizierungsstelle der Liste des Computers hinzu oder melden Sie sich mit Ihrem Browser an.</translation>
    </message>
    <message>
        <source>The page opened too many windows; the last one was refused.</source>
        <translation>Die Seite hat zu viele Fenster geöffnet; das letzte wurde abgelehnt.</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 meldet: %2</translation>
    </message>
    <message>
        <source>%1 asks: %2</source>
        <translation>%1 fragt: %2</translation>
    </message>
</context>
<context>
    <name>fairlead::signin::Session</name>
    <message>
        <source>A download was refused: this window is only for signing in.</source>
        <translation>Ein Download wurde abgelehnt: Dieses Fenster ist nur zum Anmelden da.</translation>
    </message>
    <message>
        <source>The page wanted to go on to %1 without encryption; that was refused.</source>
        <translation>Die Seite wollte unverschlüsselt zu %1 weiterleiten; das wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The page wanted to open an address of the kind “%1:”; only web pages are opened here.</source>
        <translation>Die Seite wollte eine Adresse der Art „%1:“ öffnen; hier werden nur Webseiten geöffnet.</translation>
    </message>
</context>
<context>
    <name>fairlead::signin::StatusPanel</name>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Fairlead checks the answer. This window closes by itself.</source>
        <translation>Fairlead prüft die Antwort. Dieses Fenster schließt sich von selbst.</translation>
    </message>
</context>
<context>
    <name>fairlead::signin::Trouble</name>
    <message>
        <source>There is no computer named %1.</source>
        <translation>Es gibt keinen Computer namens %1.</translation>
    </message>
    <message>
        <source>This computer has no connection to the internet.</source>
        <translation>Dieser Computer ist nicht mit dem Internet verbunden.</translation>
    </message>
    <message>
        <source>%1 does not accept connections.</source>
        <translation>%1 nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ging verloren.</translation>
    </message>
    <message>
        <source>The proxy did not let the connection through. Check the proxy in the network settings.</source>
        <translation>Der Proxy hat die Verbindung nicht durchgelassen. Prüfen Sie den Proxy in den Netzwerkeinstellungen.</translation>
    </message>
    <message>
        <source>The page of %1 could not be loaded.</source>
        <translation>Die Seite von %1 konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>%1 ended the connection as soon as it stood. It may ask for a certificate of this computer: where you were given one, close this window and enter it in the network settings.</source>
        <translation>%1 hat die Verbindung beendet, sobald sie stand. Vielleicht wird ein Zertifikat dieses Computers verlangt: Falls Sie eines bekommen haben, schließen Sie dieses Fenster und geben Sie es in den Netzwerkeinstellungen an.</translation>
    </message>
    <message>
        <source>This connection is not safe</source>
        <translation>Diese Verbindung ist nicht sicher</translation>
    </message>
    <message>
        <source>The page could not be loaded</source>
        <translation>Die Seite konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>Der Proxy verlangt ein Kennwort</translation>
    </message>
    <message>
        <source>The page stopped working</source>
        <translation>Die Seite funktioniert nicht mehr</translation>
    </message>
    <message>
        <source>Nothing is lost: reload it, or close this window and start again.</source>
        <translation>Es ist nichts verloren: Laden Sie sie neu, oder schließen Sie dieses Fenster und beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>%1 asks for a certificate of this computer. Close this window and enter one in the network settings.</source>
        <translation>%1 verlangt ein Zertifikat dieses Computers. Schließen Sie dieses Fenster und geben Sie in den Netzwerkeinstellungen eines an.</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name and password. Close this window and enter them again in the network settings.</source>
        <translation>Der Proxy %1 hat Benutzername und Kennwort nicht akzeptiert. Schließen Sie dieses Fenster und geben Sie sie in den Netzwerkeinstellungen noch einmal ein.</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and password. Close this window and enter them in the network settings.</source>
        <translation>Der Proxy %1 verlangt Benutzername und Kennwort. Schließen Sie dieses Fenster und geben Sie sie in den Netzwerkeinstellungen ein.</translation>
    </message>
</context>
<context>
    <name>fairlead::signin::Window</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>fairlead::sync</name>
    <message>
        <source>The integration user cannot see the record %1 any more.</source>
        <translation>Der Integrationsbenutzer kann den Datensatz %1 nicht mehr sehen.</translation>
    </message>
    <message>
        <source>Have an administrator give it access to the record, then try again.</source>
        <translation>Lassen Sie ihm von einem Administrator Zugriff auf den Datensatz geben, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The workspace was restored from a backup. What it wants made in the CRM is looked for there first, so that nothing is made twice.</source>
        <translation>Der Arbeitsbereich wurde aus einer Sicherung wiederhergestellt. Was er im CRM anlegen will, wird dort erst gesucht, damit nichts doppelt entsteht.</translation>
    </message>
    <message>
        <source>This record may be in the CRM already: the answer to its creation was lost.</source>
        <translation>Dieser Datensatz ist vielleicht schon im CRM: Die Antwort auf sein Anlegen ging verloren.</translation>
    </message>
    <message>
        <source>Look for it there. If it is missing, press Retry; if it is there, delete it here.</source>
        <translation>Suchen Sie ihn dort. Fehlt er, drücken Sie „Erneut senden“; ist er da, löschen Sie ihn hier.</translation>
    </message>
    <message>
        <source>The organisation has used %1 of its %2 API calls of 24 hours; %3 are kept for people.</source>
        <translation>Die Organisation hat %1 ihrer %2 API-Aufrufe in 24 Stunden verbraucht; %3 sind für Menschen zurückbehalten.</translation>
    </message>
    <message>
        <source>The sync goes on by itself as calls become free again, each 24 hours after it was made. Nothing has been lost. To go on at once, keep fewer calls for people (Sync status, Limits).</source>
        <translation>Der Abgleich geht von selbst weiter, sobald Aufrufe wieder frei sind, jeder 24 Stunden, nachdem er gemacht wurde. Nichts ist verloren. Um gleich weiterzumachen, behalten Sie weniger Aufrufe für Menschen zurück (Stand des Abgleichs, Grenzen).</translation>
    </message>
    <message>
        <source>This CRM needs no field for that.</source>
        <translation>Dieses CRM braucht dafür kein Feld.</translation>
    </message>
    <message>
        <source>Leave the external id empty: new records are given their id here, and none can be made twice.</source>
        <translation>Lassen Sie die externe ID leer: Neue Datensätze erhalten ihre ID hier, und keiner kann zweimal angelegt werden.</translation>
    </message>
    <message>
        <source>There is no field %1 of %2 that the integration user may see.</source>
        <translation>Es gibt kein Feld %1 von %2, das der Integrationsbenutzer sehen darf.</translation>
    </message>
    <message>
        <source>Check its API name, such as Fairlead_Id__c, and the permission set.</source>
        <translation>Prüfen Sie seinen API-Namen, etwa Fairlead_Id__c, und den Berechtigungssatz.</translation>
    </message>
    <message>
        <source>The field %1 of %2 cannot tell new records apart.</source>
        <translation>Das Feld %1 von %2 kann neue Datensätze nicht unterscheiden.</translation>
    </message>
    <message>
        <source>It has to be a text of at least 36 characters that is an external id, is unique, and that the integration user may edit.</source>
        <translation>Es muss ein Text von mindestens 36 Zeichen sein, der eine externe ID und eindeutig ist und den der Integrationsbenutzer bearbeiten darf.</translation>
    </message>
    <message>
        <source>The record points at %1, which no record here has as its id.</source>
        <translation>Der Datensatz verweist auf %1; kein Datensatz hier hat diese Kennung.</translation>
    </message>
    <message>
        <source>Correct the reference in the workspace; the next run then sends it.</source>
        <translation>Berichtigen Sie den Verweis im Arbeitsbereich; der nächste Lauf sendet ihn dann.</translation>
    </message>
    <message>
        <source>The row was put in with the id %1, and the CRM shows no such record to the integration user.</source>
        <translation>Die Zeile wurde mit der ID %1 eingefügt, und einen solchen Datensatz zeigt das CRM dem Integrationsbenutzer nicht.</translation>
    </message>
    <message>
        <source>If it is meant to be a new record, put it in once more without an id and delete this row: Fairlead gives new rows their id. Otherwise have an administrator give access to the record.</source>
        <translation>Soll es ein neuer Datensatz sein, fügen Sie ihn noch einmal ohne ID ein und löschen Sie diese Zeile: Fairlead gibt neuen Zeilen ihre ID. Sonst lassen Sie einen Administrator den Zugriff auf den Datensatz erteilen.</translation>
    </message>
    <message>
        <source>The integration user sees nothing that no job needs, and no %1 yet: whether there is such an object cannot be told.</source>
        <translation>Der Integrationsbenutzer sieht nichts, was kein Auftrag braucht, und noch kein %1: Ob es ein solches Objekt gibt, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Reconnect: an administrator signs in, and Fairlead grants what the job needs.</source>
        <translation>Verbinden Sie neu: Ein Administrator meldet sich an, und Fairlead vergibt, was der Auftrag braucht.</translation>
    </message>
    <message>
        <source>Add the job without a filter and an external id, reconnect, and change it then.</source>
        <translation>Legen Sie den Auftrag ohne Filter und externe ID an, verbinden Sie neu, und ändern Sie ihn dann.</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::AboutDialog</name>
    <message>
        <source>Fairlead – About</source>
        <translation>Fairlead – Info</translation>
    </message>
    <message>
        <source>Keeps the CRM and a local workspace in step.</source>
        <translation>Hält das CRM und einen lokalen Arbeitsbereich auf demselben Stand.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Es gibt keinerlei Gewähr.</translation>
    </message>
    <message>
        <source>Made with the work of others</source>
        <translation>Mit der Arbeit anderer</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::AccessText</name>
    <message>
        <source>Server-to-server access: off…</source>
        <translation>Server-zu-Server-Zugang: aus…</translation>
    </message>
    <message>
        <source>Server-to-server access: being made, not finished…</source>
        <translation>Server-zu-Server-Zugang: wird angelegt, nicht fertig…</translation>
    </message>
    <message>
        <source>Server-to-server access: on…</source>
        <translation>Server-zu-Server-Zugang: an…</translation>
    </message>
    <message>
        <source>Server-to-server access: being removed, not finished…</source>
        <translation>Server-zu-Server-Zugang: wird entfernt, nicht fertig…</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ActivityPage</name>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Rescue</source>
        <translation>Rettung</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Nothing was done yet, or nothing that has these words.</source>
        <translation>Noch ist nichts geschehen, oder nichts mit diesen Worten.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Im Verlauf suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::AnswerText</name>
    <message>
        <source>You had all refused records of %1 sent again.</source>
        <translation>Sie ließen alle abgelehnten Datensätze von %1 erneut senden.</translation>
    </message>
    <message>
        <source>You had the refused record %1 of %2 sent again.</source>
        <translation>Sie ließen den abgelehnten Datensatz %1 von %2 erneut senden.</translation>
    </message>
    <message>
        <source>You approved %1 deletions of %2.</source>
        <translation>Sie haben %1 Löschungen von %2 zugestimmt.</translation>
    </message>
    <message>
        <source>You brought %1 deleted records of %2 back.</source>
        <translation>Sie haben %1 gelöschte Datensätze von %2 zurückgeholt.</translation>
    </message>
    <message>
        <source>You added a job for %1.</source>
        <translation>Sie haben einen Auftrag für %1 hinzugefügt.</translation>
    </message>
    <message>
        <source>You changed the job for %1.</source>
        <translation>Sie haben den Auftrag für %1 geändert.</translation>
    </message>
    <message>
        <source>You paused the job for %1.</source>
        <translation>Sie haben den Auftrag für %1 angehalten.</translation>
    </message>
    <message>
        <source>You let the job for %1 go on.</source>
        <translation>Sie haben den Auftrag für %1 fortgesetzt.</translation>
    </message>
    <message>
        <source>You removed the job for %1.</source>
        <translation>Sie haben den Auftrag für %1 entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>You settled %n conflict(s): the CRM&apos;s side was kept.</source>
        <translation>
            <numerusform>Sie haben %n Konflikt entschieden: Der Stand des CRM wurde behalten.</numerusform>
            <numerusform>Sie haben %n Konflikte entschieden: Der Stand des CRM wurde behalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You settled %n conflict(s): the side here was kept.</source>
        <translation>
            <numerusform>Sie haben %n Konflikt entschieden: Der Stand hier wurde behalten.</numerusform>
            <numerusform>Sie haben %n Konflikte entschieden: Der Stand hier wurde behalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You undid %n decision(s).</source>
        <translation>
            <numerusform>Sie haben %n Entscheidung rückgängig gemacht.</numerusform>
            <numerusform>Sie haben %n Entscheidungen rückgängig gemacht.</numerusform>
        </translation>
    </message>
    <message>
        <source>You had the record %1 of %2 sent, duplicate or not.</source>
        <translation>Sie haben den Datensatz %1 von %2 senden lassen, Duplikat oder nicht.</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ChecksDialog</name>
    <message>
        <source>Open the setting</source>
        <translation>Einstellung öffnen</translation>
    </message>
    <message>
        <source>Fairlead – Checks of %1</source>
        <translation>Fairlead – Prüfungen von %1</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>How organisation, user, jobs and this computer are set up for %1 to stay up. Nothing is changed.</source>
        <translation>Wie Organisation, Benutzer, Aufträge und dieser Computer eingerichtet sind, damit %1 bestehen bleibt. Nichts wird verändert.</translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>Alles &amp;kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Checking how your CRM is set up…</source>
        <translation>Die Einrichtung Ihres CRM wird geprüft…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Nothing has to be changed.</source>
        <translation>Es muss nichts geändert werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) should be changed.</source>
        <translation>
            <numerusform>%n Sache sollte geändert werden.</numerusform>
            <numerusform>%n Sachen sollten geändert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Checks copied</source>
        <translation>Prüfungen kopiert</translation>
    </message>
    <message>
        <source>Fix it…</source>
        <translation>Beheben…</translation>
    </message>
    <message>
        <source>Check as an &amp;administrator…</source>
        <translation>Als &amp;Administrator prüfen…</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ColourText</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConfirmText</name>
    <message>
        <source>Fairlead – %1</source>
        <translation>Fairlead – %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConflictsPage</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation>wartet auf Ihre Antwort</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>the CRM&apos;s was kept</source>
        <translation>Stand des CRM behalten</translation>
    </message>
    <message>
        <source>what was here was kept</source>
        <translation>Stand hier behalten</translation>
    </message>
    <message>
        <source>  %1: %2, before %3</source>
        <translation>  %1: %2, vorher %3</translation>
    </message>
    <message numerus="yes">
        <source>  and %n more field(s)</source>
        <translation>
            <numerusform>  und %n weiteres Feld</numerusform>
            <numerusform>  und %n weitere Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>The record was deleted here and changed in the CRM.</source>
        <translation>Der Datensatz wurde hier gelöscht und im CRM geändert.</translation>
    </message>
    <message>
        <source>The record was deleted in the CRM and changed here.</source>
        <translation>Der Datensatz wurde im CRM gelöscht und hier geändert.</translation>
    </message>
    <message>
        <source>Keep the CRM&apos;s: the record comes back here. Keep what is here: it is deleted in the CRM too.</source>
        <translation>Stand des CRM: Der Datensatz kommt hierher zurück. Stand hier: Er wird auch im CRM gelöscht.</translation>
    </message>
    <message>
        <source>Keep the CRM&apos;s: the record is deleted here too. Keep what is here: it is made again in the CRM.</source>
        <translation>Stand des CRM: Der Datensatz wird auch hier gelöscht. Stand hier: Er wird im CRM neu angelegt.</translation>
    </message>
    <message>
        <source>In the CRM: %1</source>
        <translation>Im CRM: %1</translation>
    </message>
    <message>
        <source>Here: %1</source>
        <translation>Hier: %1</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Conflicts of the connection</source>
        <translation>Konflikte der Verbindung</translation>
    </message>
    <message>
        <source>Nothing is in dispute.</source>
        <translation>Nichts ist strittig.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>In the CRM</source>
        <translation>Im CRM</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Keep the &amp;CRM&apos;s</source>
        <translation>Stand des &amp;CRM behalten</translation>
    </message>
    <message>
        <source>Keep what is &amp;here</source>
        <translation>Stand &amp;hier behalten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>Which conflicts are shown</source>
        <translation>Welche Konflikte gezeigt werden</translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation>Offene</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Changed in the CRM by: %1</source>
        <translation>Im CRM geändert von: %1</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Gefunden: %1</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) are chosen; an answer holds for all of them.</source>
        <translation>
            <numerusform>%n Konflikt ist ausgewählt.</numerusform>
            <numerusform>%n Konflikte sind ausgewählt; eine Antwort gilt für alle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConnectionCard</name>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>developer</source>
        <translation>Developer</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>Scratch</translation>
    </message>
    <message>
        <source>trial</source>
        <translation>Testversion</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Re-&amp;authorise…</source>
        <translation>Erneut &amp;autorisieren…</translation>
    </message>
    <message>
        <source>Salesforce</source>
        <translation>Salesforce</translation>
    </message>
    <message>
        <source>Microsoft Dynamics 365</source>
        <translation>Microsoft Dynamics 365</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the sync</source>
        <translation>Fortschritt des Abgleichs</translation>
    </message>
    <message>
        <source>S&amp;ync status</source>
        <translation>&amp;Stand des Abgleichs</translation>
    </message>
    <message>
        <source>Cloud: %1 (added)</source>
        <translation>Cloud: %1 (hinzugefügt)</translation>
    </message>
    <message>
        <source>Something happened to this connection that you should know.</source>
        <translation>Bei dieser Verbindung ist etwas geschehen, das Sie wissen sollten.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Needs sign-in</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Needs reconnect</source>
        <translation>Neu verbinden nötig</translation>
    </message>
    <message>
        <source>Blocked by the organisation</source>
        <translation>Von der Organisation gesperrt</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>&amp;More…</source>
        <translation>&amp;Mehr…</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Re-authorise…</source>
        <translation>Erneut autorisieren…</translation>
    </message>
    <message>
        <source>Change integration user…</source>
        <translation>Integrationsbenutzer wechseln…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Re&amp;connect…</source>
        <translation>&amp;Neu verbinden…</translation>
    </message>
    <message>
        <source>Connection details…</source>
        <translation>Einzelheiten der Verbindung…</translation>
    </message>
    <message>
        <source>Checks…</source>
        <translation>Prüfungen…</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Neu verbinden…</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>&amp;Network settings…</source>
        <translation>Netzwer&amp;keinstellungen…</translation>
    </message>
    <message>
        <source>Ch&amp;ange integration user…</source>
        <translation>Integrationsbenutzer we&amp;chseln…</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConnectionDetails</name>
    <message>
        <source>Fairlead – Details of “%1”</source>
        <translation>Fairlead – Einzelheiten zu „%1“</translation>
    </message>
    <message>
        <source>Fairlead has made nothing in this organisation.</source>
        <translation>Fairlead hat in dieser Organisation nichts angelegt.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Organisation id</source>
        <translation>ID der Organisation</translation>
    </message>
    <message>
        <source>Environment&apos;s organisation id</source>
        <translation>Organisations-ID der Umgebung</translation>
    </message>
    <message>
        <source>Works as</source>
        <translation>Arbeitet als</translation>
    </message>
    <message>
        <source>Connected on %1.</source>
        <translation>Verbunden am %1.</translation>
    </message>
    <message>
        <source>Server-to-server access</source>
        <translation>Server-zu-Server-Zugang</translation>
    </message>
    <message>
        <source>Made on %1 by %2. Its certificate ends on %3.</source>
        <translation>Angelegt am %1 von %2. Das Zertifikat endet am %3.</translation>
    </message>
    <message>
        <source>It is being removed; what is listed here may still be there.</source>
        <translation>Wird entfernt; was hier steht, kann noch da sein.</translation>
    </message>
    <message>
        <source>%1 has begun to make it; not all of this is there yet.</source>
        <translation>%1 hat begonnen, ihn anzulegen; noch ist nicht alles davon da.</translation>
    </message>
    <message>
        <source>Least privilege: the permission set allows exactly the objects and fields that the jobs of this connection need, and nothing else.</source>
        <translation>Geringste Rechte: Der Berechtigungssatz erlaubt genau die Objekte und Felder, die die Aufträge dieser Verbindung brauchen, und sonst nichts.</translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation>Consumer Key</translation>
    </message>
    <message>
        <source>External ids made</source>
        <translation>Angelegte externe IDs</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>Open in Setup</source>
        <translation>In Setup öffnen</translation>
    </message>
    <message>
        <source>Open in Setup: %1</source>
        <translation>In Setup öffnen: %1</translation>
    </message>
    <message>
        <source>Made on %1 by %2.</source>
        <translation>Angelegt am %1 von %2.</translation>
    </message>
    <message>
        <source>Its secret or certificate ends on %1.</source>
        <translation>Sein Geheimnis oder Zertifikat endet am %1.</translation>
    </message>
    <message>
        <source>Least privilege: the security role has exactly the privileges that the jobs of this connection need, and nothing else.</source>
        <translation>Geringste Rechte: Die Sicherheitsrolle hat genau die Berechtigungen, die die Aufträge dieser Verbindung brauchen, und sonst nichts.</translation>
    </message>
    <message>
        <source>App (application ID)</source>
        <translation>App (Anwendungs-ID)</translation>
    </message>
    <message>
        <source>Business unit</source>
        <translation>Unternehmenseinheit</translation>
    </message>
    <message>
        <source>Open in Dynamics 365</source>
        <translation>In Dynamics 365 öffnen</translation>
    </message>
    <message>
        <source>Open in Dynamics 365: %1</source>
        <translation>In Dynamics 365 öffnen: %1</translation>
    </message>
    <message>
        <source>Privileges</source>
        <translation>Berechtigungen</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ConnectionsPage</name>
    <message>
        <source>Nothing is connected yet. Set up a connection to keep your CRM in step.</source>
        <translation>Noch ist nichts verbunden. Richten Sie eine Verbindung ein, um Ihr CRM abzugleichen.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Set &amp;up another connection…</source>
        <translation>&amp;Weitere Verbindung einrichten…</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ErrorLinks</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Open the page that helps</source>
        <translation>Seite öffnen, die weiterhilft</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Einzelheiten kopiert</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::Hub</name>
    <message>
        <source>Fairlead</source>
        <translation>Fairlead</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Sync status</source>
        <translation>Stand des Abgleichs</translation>
    </message>
    <message>
        <source>&amp;Quit Fairlead</source>
        <translation>Fairlead &amp;beenden</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The rest could not be done yet and is tried again by itself: %1</source>
        <translation>Der Rest war noch nicht möglich und wird von selbst erneut versucht: %1</translation>
    </message>
    <message>
        <source>“%1” has stopped. Something is left to do.</source>
        <translation>„%1“ ist angehalten. Etwas bleibt zu tun.</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Withdraw it now…</source>
        <translation>Jetzt zurücknehmen…</translation>
    </message>
    <message>
        <source>Fairlead %1 is available.</source>
        <translation>Fairlead %1 ist verfügbar.</translation>
    </message>
    <message>
        <source>This is version %1.</source>
        <translation>Dies ist Version %1.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Was neu ist</translation>
    </message>
    <message>
        <source>Where to get it</source>
        <translation>Wo es sie gibt</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Symbole im Infobereich.</translation>
    </message>
    <message>
        <source>Fairlead stays in the task bar instead, and keeps everything in step from there.</source>
        <translation>Fairlead bleibt stattdessen in der Taskleiste und hält von dort aus alles auf gleichem Stand.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Ab&amp;out Fairlead</source>
        <translation>&amp;Info zu Fairlead</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::HubWords</name>
    <message>
        <source>From the CRM only</source>
        <translation>Nur aus dem CRM</translation>
    </message>
    <message>
        <source>To the CRM only</source>
        <translation>Nur ins CRM</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>In beide Richtungen</translation>
    </message>
    <message>
        <source>The CRM wins</source>
        <translation>Das CRM gewinnt</translation>
    </message>
    <message>
        <source>The workspace wins</source>
        <translation>Der Arbeitsbereich gewinnt</translation>
    </message>
    <message>
        <source>The newer one wins</source>
        <translation>Das Neuere gewinnt</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Mich fragen</translation>
    </message>
    <message>
        <source>All fields that the integration user may read</source>
        <translation>Alle Felder, die der Integrationsbenutzer lesen darf</translation>
    </message>
    <message>
        <source>Last synced %1 (%2).</source>
        <translation>Zuletzt abgeglichen %1 (%2).</translation>
    </message>
    <message>
        <source>Never synced yet.</source>
        <translation>Noch nie abgeglichen.</translation>
    </message>
    <message>
        <source>The job is paused.</source>
        <translation>Der Auftrag ist angehalten.</translation>
    </message>
    <message>
        <source>Next: %1.</source>
        <translation>Nächster Lauf: %1.</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 gesendet</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 in conflict</source>
        <translation>%1 strittig</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>nothing had changed</source>
        <translation>nichts hatte sich geändert</translation>
    </message>
    <message>
        <source>%1 perhaps in the CRM already</source>
        <translation>%1 vielleicht schon im CRM</translation>
    </message>
    <message>
        <source>%1 with a conflict to settle</source>
        <translation>%1 mit offenem Konflikt</translation>
    </message>
    <message>
        <source>%1 not visible any more</source>
        <translation>%1 nicht mehr sichtbar</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 zu senden</translation>
    </message>
    <message>
        <source>new record</source>
        <translation>neuer Datensatz</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>deletion</source>
        <translation>Löschung</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All records that the integration user may read</source>
        <translation>Alle Datensätze, die der Integrationsbenutzer lesen darf</translation>
    </message>
    <message>
        <source>Only records where %1</source>
        <translation>Nur Datensätze mit %1</translation>
    </message>
    <message>
        <source>; new ones go by the external id %1</source>
        <translation>; neue werden an der externen ID %1 erkannt</translation>
    </message>
    <message>
        <source>%1 perhaps duplicates</source>
        <translation>%1 vielleicht Duplikate</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::JobDialog</name>
    <message>
        <source>Add a job</source>
        <translation>Auftrag hinzufügen</translation>
    </message>
    <message>
        <source>Edit the job for %1</source>
        <translation>Auftrag für %1 bearbeiten</translation>
    </message>
    <message>
        <source>Fairlead – %1</source>
        <translation>Fairlead – %1</translation>
    </message>
    <message>
        <source>all, or names with commas between</source>
        <translation>alle, oder Namen mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Object, as the CRM names it</source>
        <translation>Objekt, wie das CRM es nennt</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>If the same field was changed on both sides</source>
        <translation>Wenn dasselbe Feld auf beiden Seiten geändert wurde</translation>
    </message>
    <message>
        <source>Minutes from one run to the next</source>
        <translation>Minuten von einem Lauf zum nächsten</translation>
    </message>
    <message>
        <source>Name the object as the CRM does, such as Account.</source>
        <translation>Nennen Sie das Objekt wie das CRM, zum Beispiel Account.</translation>
    </message>
    <message>
        <source>Name the fields as the CRM does, with commas between, such as Name, Phone.</source>
        <translation>Nennen Sie die Felder wie das CRM, mit Kommas dazwischen, zum Beispiel Name, Phone.</translation>
    </message>
    <message>
        <source>all records, or such as Industry = &apos;Energy&apos;</source>
        <translation>alle Datensätze, oder etwa Industry = &apos;Energy&apos;</translation>
    </message>
    <message>
        <source>all records, or such as statecode eq 0</source>
        <translation>alle Datensätze, oder etwa statecode eq 0</translation>
    </message>
    <message>
        <source>Only records where (SOQL)</source>
        <translation>Nur Datensätze mit (SOQL)</translation>
    </message>
    <message>
        <source>Only records where (OData $filter)</source>
        <translation>Nur Datensätze mit (OData-$filter)</translation>
    </message>
    <message>
        <source>none, or such as Fairlead_Id__c</source>
        <translation>keine, oder etwa Fairlead_Id__c</translation>
    </message>
    <message>
        <source>External id that keeps new records from being made twice</source>
        <translation>Externe ID, die verhindert, dass neue Datensätze zweimal angelegt werden</translation>
    </message>
    <message>
        <source>Name the external id as the CRM does, such as Fairlead_Id__c.</source>
        <translation>Nennen Sie die externe ID wie das CRM, etwa Fairlead_Id__c.</translation>
    </message>
    <message>
        <source>Asking the CRM …</source>
        <translation>Das CRM wird gefragt …</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::JobsPage</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Jobs of the connection</source>
        <translation>Aufträge der Verbindung</translation>
    </message>
    <message>
        <source>There is no job yet. The first sync makes one for every object you have chosen.</source>
        <translation>Noch gibt es keinen Auftrag. Der erste Abgleich legt für jedes Objekt, das Sie gewählt haben, einen an.</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>Bea&amp;rbeiten…</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Run &amp;now</source>
        <translation>&amp;Jetzt ausführen</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>with the next sync</source>
        <translation>mit dem nächsten Abgleich</translation>
    </message>
    <message numerus="yes">
        <source>%1. If both sides changed: %2. Every %n minute(s).</source>
        <translation>
            <numerusform>%1. Bei Konflikten: %2. Jede Minute.</numerusform>
            <numerusform>%1. Bei Konflikten: %2. Alle %n Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last run: %1 (%2 requests, %3).</source>
        <translation>Letzter Lauf: %1 (%2 Anfragen, %3).</translation>
    </message>
    <message>
        <source>Remove a job</source>
        <translation>Auftrag entfernen</translation>
    </message>
    <message>
        <source>Remove the job for %1?</source>
        <translation>Den Auftrag für %1 entfernen?</translation>
    </message>
    <message>
        <source>Its records stay, here and in the CRM. They are not kept in step any more, and changes made here wait until there is a job again.</source>
        <translation>Die Datensätze bleiben, hier und im CRM. Sie werden nicht mehr abgeglichen, und was hier geändert wird, wartet, bis es wieder einen Auftrag gibt.</translation>
    </message>
    <message>
        <source>Remove the job</source>
        <translation>Auftrag entfernen</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Bei Konflikten</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::LifeText</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Changes that have not reached the CRM yet: %1.</source>
        <translation>Änderungen, die noch nicht im CRM angekommen sind: %1.</translation>
    </message>
    <message>
        <source>Delete the data?</source>
        <translation>Daten löschen?</translation>
    </message>
    <message>
        <source>Delete the workspace of “%1” from this computer as well?</source>
        <translation>Auch den Arbeitsbereich von „%1“ von diesem Computer löschen?</translation>
    </message>
    <message>
        <source>The records stay in the CRM. Every change made here has reached it.</source>
        <translation>Die Datensätze bleiben im CRM. Jede Änderung von hier ist dort angekommen.</translation>
    </message>
    <message>
        <source>They are lost for good when the workspace is deleted.</source>
        <translation>Sie sind endgültig verloren, wenn der Arbeitsbereich gelöscht wird.</translation>
    </message>
    <message>
        <source>Remove and delete the data</source>
        <translation>Entfernen und Daten löschen</translation>
    </message>
    <message>
        <source>Remove, keep the data</source>
        <translation>Entfernen, Daten behalten</translation>
    </message>
    <message>
        <source>Revoke the access?</source>
        <translation>Zugriff widerrufen?</translation>
    </message>
    <message>
        <source>End Fairlead&apos;s access to “%1”?</source>
        <translation>Den Zugriff von Fairlead auf „%1“ beenden?</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Remove the connection?</source>
        <translation>Verbindung entfernen?</translation>
    </message>
    <message>
        <source>Take “%1” off this computer?</source>
        <translation>„%1“ von diesem Computer nehmen?</translation>
    </message>
    <message>
        <source>Its access is ended and everything it signs in with is deleted. Whether its data goes as well is asked next.</source>
        <translation>Der Zugriff wird beendet, und alles, womit sie sich anmeldet, wird gelöscht. Ob auch die Daten gelöscht werden, wird danach gefragt.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>The app and the integration user that Fairlead made stay in the organisation, unless server-to-server access is turned off first. Afterwards Fairlead does not know them any more.</source>
        <translation>App und Integrationsbenutzer, die Fairlead angelegt hat, bleiben in der Organisation, wenn der Server-zu-Server-Zugang nicht vorher ausgeschaltet wird. Danach kennt Fairlead sie nicht mehr.</translation>
    </message>
    <message>
        <source>Turn it off first…</source>
        <translation>Vorher ausschalten…</translation>
    </message>
    <message>
        <source>Go on with it?</source>
        <translation>Damit weitermachen?</translation>
    </message>
    <message>
        <source>Server-to-server access of “%1” is half made.</source>
        <translation>Der Server-zu-Server-Zugang von „%1“ ist halb angelegt.</translation>
    </message>
    <message>
        <source>What was made already is kept in mind: it is found again, or taken back. Either way an administrator signs in.</source>
        <translation>Was schon angelegt ist, bleibt gemerkt: Es wird wiedergefunden oder zurückgenommen. In beiden Fällen meldet sich ein Administrator an.</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>Weitermachen…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>The app, the integration user and the permission set that Fairlead made stay in the organisation. Jobs and data stay; Reconnect brings the connection back.</source>
        <translation>Die App, der Integrationsbenutzer und der Berechtigungssatz, die Fairlead angelegt hat, bleiben in der Organisation. Aufträge und Daten bleiben; „Neu verbinden“ bringt die Verbindung zurück.</translation>
    </message>
    <message>
        <source>Jobs and data stay; connecting again as the same user, with its key or secret, brings the connection back.</source>
        <translation>Aufträge und Daten bleiben; wer mit demselben Benutzer und seinem Schlüssel oder Geheimnis noch einmal einrichtet, bringt die Verbindung zurück.</translation>
    </message>
    <message>
        <source>Jobs and data stay; Re-authorise brings the connection back.</source>
        <translation>Aufträge und Daten bleiben; „Erneut autorisieren“ bringt die Verbindung zurück.</translation>
    </message>
    <message>
        <source>Its jobs stop at once. Salesforce is asked to end the sign-in, and what is kept of it here is deleted.</source>
        <translation>Die Aufträge halten sofort an. Salesforce wird gebeten, die Anmeldung zu beenden, und was davon hier aufbewahrt ist, wird gelöscht.</translation>
    </message>
    <message>
        <source>Its jobs stop at once, and what is kept of the sign-in here is deleted. The consent at Microsoft stays until an administrator deletes it.</source>
        <translation>Die Aufträge halten sofort an, und was von der Anmeldung hier aufbewahrt ist, wird gelöscht. Die Zustimmung bei Microsoft bleibt, bis ein Administrator sie löscht.</translation>
    </message>
    <message>
        <source>Its jobs stop at once, and what is kept of the sign-in here is deleted. At Microsoft the app&apos;s secret or certificate stays good until somebody deletes it.</source>
        <translation>Die Aufträge halten sofort an, und was hier von der Anmeldung aufbewahrt wird, wird gelöscht. Bei Microsoft gilt das Geheimnis oder Zertifikat der App weiter, bis jemand es löscht.</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::LimitsDialog</name>
    <message>
        <source>First loads on metered networks too</source>
        <translation>Erstes Lesen auch in getakteten Netzwerken</translation>
    </message>
    <message>
        <source>Fairlead – Limits of the sync</source>
        <translation>Fairlead – Grenzen des Abgleichs</translation>
    </message>
    <message>
        <source>API &amp;calls kept for people</source>
        <translation>Für Menschen zurückbehaltene API-&amp;Aufrufe</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Limits of the sync</source>
        <translation>Grenzen des Abgleichs</translation>
    </message>
    <message>
        <source>Salesforce gives an organisation so many calls in 24 hours, for all its programs together. The sync stops before it uses the ones that are kept, and goes on by itself when others are free again. Dynamics 365 does not tell how many are left: there the sync slows down when it is asked to.</source>
        <translation>Salesforce gibt einer Organisation so und so viele Aufrufe in 24 Stunden, für alle ihre Programme zusammen. Der Abgleich hält an, bevor er die zurückbehaltenen verbraucht, und geht von selbst weiter, wenn andere wieder frei sind. Dynamics 365 sagt nicht, wie viele übrig sind: Dort wird der Abgleich langsamer, wenn er darum gebeten wird.</translation>
    </message>
    <message>
        <source>On a network that costs by volume, reading everything for the first time waits; &quot;Sync now&quot; does it all the same. Changes are read and sent on every network.</source>
        <translation>In einem Netzwerk, das nach Datenmenge kostet, wartet es, alles zum ersten Mal zu lesen; „Jetzt abgleichen“ tut es trotzdem. Änderungen werden in jedem Netzwerk gelesen und gesendet.</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::ListPage</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::SettingsPage</name>
    <message>
        <source>Set by your administrator.</source>
        <translation>Von Ihrem Administrator eingestellt.</translation>
    </message>
    <message>
        <source>Start Fairlead when I log in</source>
        <translation>Fairlead beim Anmelden starten</translation>
    </message>
    <message>
        <source>Tell me of newer versions</source>
        <translation>Auf neuere Versionen hinweisen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>&amp;Network settings…</source>
        <translation>&amp;Netzwerkeinstellungen …</translation>
    </message>
    <message>
        <source>Proxy, further certificate authorities, client certificate.</source>
        <translation>Proxy, weitere Zertifizierungsstellen, Clientzertifikat.</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>It starts into the tray and keeps everything in step from there.</source>
        <translation>Es startet in den Infobereich und hält von dort aus alles auf gleichem Stand.</translation>
    </message>
    <message>
        <source>This was switched off in the settings of your system, among the programs that start at login (Windows: Task Manager, “Startup apps”). Switch it on there.</source>
        <translation>Dies wurde in den Einstellungen Ihres Systems abgeschaltet, bei den Programmen, die beim Anmelden starten (Windows: Task-Manager, „Autostart von Apps“). Schalten Sie es dort ein.</translation>
    </message>
    <message>
        <source>As in the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>A change counts when Fairlead starts again.</source>
        <translation>Eine Änderung gilt, sobald Fairlead neu startet.</translation>
    </message>
    <message>
        <source>Newer versions come the way this one came: nobody is asked for them.</source>
        <translation>Neuere Versionen kommen auf dem Weg, auf dem diese gekommen ist: Es wird niemand danach gefragt.</translation>
    </message>
    <message>
        <source>Asked for once a day. Nothing is ever installed by itself.</source>
        <translation>Einmal am Tag wird nachgefragt. Von selbst wird nie etwas installiert.</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::StatusText</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>am %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Datensätze</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>In step, %1</source>
        <translation>Abgeglichen, %1</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Abgeglichen</translation>
    </message>
    <message>
        <source>Syncing %1, %2 of %3</source>
        <translation>Abgleich: %1, %2 von %3</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Abgleich läuft</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Offline, trying again %1</source>
        <translation>Offline, neuer Versuch %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>Noch keine Verbindung</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>%1 of %2 changes sent</source>
        <translation>%1 von %2 Änderungen gesendet</translation>
    </message>
    <message>
        <source>Waiting for a network that is not metered</source>
        <translation>Wartet auf ein Netzwerk, das nicht getaktet ist</translation>
    </message>
    <message>
        <source>Waiting for API calls</source>
        <translation>Wartet auf API-Aufrufe</translation>
    </message>
    <message>
        <source>Waiting for API calls, looking again %1</source>
        <translation>Wartet auf API-Aufrufe, sieht %1 wieder nach</translation>
    </message>
    <message>
        <source>API calls in 24 hours: %1 of %2 used, %3 kept for people.</source>
        <translation>API-Aufrufe in 24 Stunden: %1 von %2 verbraucht, %3 für Menschen zurückbehalten.</translation>
    </message>
    <message>
        <source>Each is free again after 24 hours, the last of these by %1.</source>
        <translation>Jeder ist nach 24 Stunden wieder frei, der letzte davon spätestens %1.</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::SyncStatusPage</name>
    <message>
        <source>Sync status of every object</source>
        <translation>Stand des Abgleichs jedes Objekts</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Sync status</source>
        <translation>Stand des Abgleichs</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>in step</source>
        <translation>abgeglichen</translation>
    </message>
    <message>
        <source>%1 deletions</source>
        <translation>%1 Löschungen</translation>
    </message>
    <message>
        <source>made in the CRM, wait for your answer</source>
        <translation>im CRM vorgenommen, warten auf Ihre Antwort</translation>
    </message>
    <message>
        <source>made here, wait for your answer</source>
        <translation>hier vorgenommen, warten auf Ihre Antwort</translation>
    </message>
    <message>
        <source>%1 deletions wait for your answer</source>
        <translation>%1 Löschungen warten auf Ihre Antwort</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>&amp;Retry this record</source>
        <translation>Diesen &amp;erneut senden</translation>
    </message>
    <message>
        <source>Retry a&amp;ll</source>
        <translation>A&amp;lle erneut senden</translation>
    </message>
    <message>
        <source>&amp;Delete them…</source>
        <translation>Lösc&amp;hen…</translation>
    </message>
    <message>
        <source>&amp;Bring them back…</source>
        <translation>&amp;Zurückholen…</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Everything was last in step %1.</source>
        <translation>Alles war zuletzt auf demselben Stand: %1.</translation>
    </message>
    <message>
        <source>The next run begins %1.</source>
        <translation>Der nächste Lauf beginnt %1.</translation>
    </message>
    <message>
        <source>Records with changes that are not in the CRM yet: %1</source>
        <translation>Datensätze mit Änderungen, die noch nicht im CRM sind: %1</translation>
    </message>
    <message>
        <source>Nothing is read or sent until you let it go on, or start Fairlead again.</source>
        <translation>Nichts wird gelesen oder gesendet, bis Sie fortsetzen oder Fairlead neu starten.</translation>
    </message>
    <message>
        <source>Last run: %1 (%2 requests, %3).</source>
        <translation>Letzter Lauf: %1 (%2 Anfragen, %3).</translation>
    </message>
    <message>
        <source>Waiting: %1.</source>
        <translation>Es warten: %1.</translation>
    </message>
    <message>
        <source>The integration user cannot see %1 records any more that it could see before. They stay here; look at its permissions.</source>
        <translation>Der Integrationsbenutzer kann %1 Datensätze nicht mehr sehen, die er vorher sehen konnte. Sie bleiben hier; prüfen Sie seine Berechtigungen.</translation>
    </message>
    <message>
        <source>So many deletions at once wait for your answer: choose their row above.</source>
        <translation>So viele Löschungen auf einmal warten auf Ihre Antwort: Wählen Sie oben ihre Zeile.</translation>
    </message>
    <message>
        <source>%1: %2 deletions</source>
        <translation>%1: %2 Löschungen</translation>
    </message>
    <message>
        <source>%1 records were deleted in the CRM at once. Nothing is deleted here until you say so; brought back, they are made again in the CRM under new ids.</source>
        <translation>%1 Datensätze wurden auf einmal im CRM gelöscht. Hier wird nichts gelöscht, bevor Sie es sagen; zurückgeholt werden sie im CRM unter neuen IDs neu angelegt.</translation>
    </message>
    <message>
        <source>%1 records were deleted here at once. Nothing is deleted in the CRM until you say so; brought back, they are here again as they were.</source>
        <translation>%1 Datensätze wurden auf einmal hier gelöscht. Im CRM wird nichts gelöscht, bevor Sie es sagen; zurückgeholt sind sie hier wieder da, wie sie waren.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>It may be in the CRM already: look there before you have it sent again.</source>
        <translation>Er ist vielleicht schon im CRM: Sehen Sie dort nach, bevor Sie ihn erneut senden lassen.</translation>
    </message>
    <message>
        <source>Delete records</source>
        <translation>Datensätze löschen</translation>
    </message>
    <message>
        <source>Delete %1 records of %2 here too?</source>
        <translation>%1 Datensätze von %2 auch hier löschen?</translation>
    </message>
    <message>
        <source>Delete %1 records of %2 in the CRM too?</source>
        <translation>%1 Datensätze von %2 auch im CRM löschen?</translation>
    </message>
    <message>
        <source>This happens with the next run and cannot be undone here.</source>
        <translation>Das geschieht mit dem nächsten Lauf und lässt sich hier nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete %1 records</source>
        <translation>%1 Datensätze löschen</translation>
    </message>
    <message>
        <source>Bring records back</source>
        <translation>Datensätze zurückholen</translation>
    </message>
    <message>
        <source>Make %1 records of %2 again in the CRM?</source>
        <translation>%1 Datensätze von %2 im CRM neu anlegen?</translation>
    </message>
    <message>
        <source>Bring %1 records of %2 back here?</source>
        <translation>%1 Datensätze von %2 hierher zurückholen?</translation>
    </message>
    <message>
        <source>They get new ids there.</source>
        <translation>Sie bekommen dort neue IDs.</translation>
    </message>
    <message>
        <source>Nothing is deleted in the CRM.</source>
        <translation>Im CRM wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Bring %1 records back</source>
        <translation>%1 Datensätze zurückholen</translation>
    </message>
    <message>
        <source>Li&amp;mits…</source>
        <translation>&amp;Grenzen…</translation>
    </message>
    <message>
        <source>&amp;Send all the same</source>
        <translation>Trotzdem &amp;senden</translation>
    </message>
    <message>
        <source>It resembles: %1</source>
        <translation>Er ähnelt: %1</translation>
    </message>
</context>
<context>
    <name>fairlead::ui::TrayIcon</name>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Jetzt abgleichen</translation>
    </message>
    <message>
        <source>&amp;Open Fairlead</source>
        <translation>Fairlead &amp;öffnen</translation>
    </message>
    <message>
        <source>Set up &amp;another connection…</source>
        <translation>&amp;Weitere Verbindung einrichten…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
</TS>
