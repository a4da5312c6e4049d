# SPDX-License-Identifier: GPL-3.0-or-later
# What every package says of Longleaf. The files of packaging/linux repeat the id and the address, as their formats want;
# packaging/check_version.py holds them together.
set(LONGLEAF_APP_ID "org.longleaf.Longleaf")
set(LONGLEAF_VENDOR "The Longleaf developers")
# A reserved domain until there is a home page; packaging/publish refuses to publish before it is a real one.
set(LONGLEAF_HOMEPAGE "https://longleaf.example")
set(LONGLEAF_CONTACT "The Longleaf developers <developers@longleaf.example>")
set(LONGLEAF_LONG_DESCRIPTION
    "Drop PDFs and text files on the window, ask in plain words, and read an answer in which every statement cites the very words in the source, boxed on the page. Every quote is compared with the stored text of its document, and what was not found is said. Works without an account; keys of model providers can be added.")
