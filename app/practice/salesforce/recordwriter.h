// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/resulttext.h"

namespace fairlead::practice::salesforce {

/// Writes rows of a translated query as the API's JSON records, each behind a comma. Made once per answer, so
/// that what repeats in every record is put together only once.
class RecordWriter final : public RowWriter
{
public:
    RecordWriter(const soql::Output &root, const QByteArray &version);

    void append(TextBuilder &out, const SqlRows &row) const override;

private:
    /// A member of the record with everything that stands before its value.
    struct Member
    {
        soql::Output::Kind kind = soql::Output::Kind::Text;
        int column = 0;
        QByteArray head; ///< ,"Name":
        QByteArray attributes; ///< of a parent: {"attributes":{"type":"Lead","url":"…/Lead/
        bool polymorphic = false; ///< the url ends before the object
        QByteArray type; ///< where the id says nothing of the object
        std::vector<Member> members;
    };

    static Member member(const soql::Output &output, const QByteArray &base);
    static void appendParent(TextBuilder &out, const SqlRows &row, const Member &parent);
    static void appendValue(TextBuilder &out, const SqlRows &row, const Member &member);

    Member m_root;
};

} // namespace fairlead::practice::salesforce
