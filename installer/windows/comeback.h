/* What a set-up does about a Fairlead that runs, as whoever installs: lets it finish, and starts it again.
 * setup.exe calls this (running.nsh), and so do the MSI's actions (msiactions.c). Every program of the folder
 * counts, in whatever session: what SYSTEM rolls out never shares one with the person. Nothing is ever
 * killed. */
#pragma once

#include <windows.h>

#define EXPORTED __declspec(dllexport)

enum Answer { NothingRan, Ended, StillRuns };
enum { Longest = 32768, Patience = 30000 /* milliseconds */ };

/* An Answer. Waits for Patience at most: storing everything is bounded by itself, a command at work finishes.
 * At once where one runs that this person must not end. */
EXPORTED int ask(const wchar_t *folder);

/* Starts it in the sessions where it was asked to finish, once it is there; how many they were. In another
 * person's session an administrator may start nothing: there it comes with the next login. */
EXPORTED int back(const wchar_t *folder);

/* What was asked to finish is not started any more; whether there was something. */
EXPORTED int forgetAsked(const wchar_t *folder);

/* Opens it for who sits there, with that person's rights; whether it did. */
EXPORTED int openWindow(const wchar_t *folder);
