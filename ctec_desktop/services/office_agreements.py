"""The services of agreements and their life, as the office hands them out."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctec_desktop.services.agreement_amendments import AmendmentService
    from ctec_desktop.services.agreement_moves import AgreementMoveService
    from ctec_desktop.services.agreement_terms import AgreementTermsService
    from ctec_desktop.services.agreements import AgreementService
    from ctec_desktop.services.apprentice_annexes import ApprenticeAnnexService
    from ctec_desktop.services.apprentice_founding import ApprenticeFoundingService
    from ctec_desktop.services.apprentice_issuing import ApprenticeIssuingService
    from ctec_desktop.services.apprentice_training import ApprenticeTrainingService
    from ctec_desktop.services.apprenticeships import ApprenticeshipService
    from ctec_desktop.services.approvals import ApprovalService
    from ctec_desktop.services.context import Context
    from ctec_desktop.services.day_lists import DayListService


class AgreementOffice:
    _context: "Context"

    @cached_property
    def agreements(self) -> "AgreementService":
        from ctec_desktop.services.agreements import AgreementService

        return AgreementService(self._context)

    @cached_property
    def agreement_moves(self) -> "AgreementMoveService":
        from ctec_desktop.services.agreement_moves import AgreementMoveService

        return AgreementMoveService(self._context)

    @cached_property
    def day_lists(self) -> "DayListService":
        from ctec_desktop.services.day_lists import DayListService

        return DayListService(self._context)

    @cached_property
    def agreement_terms(self) -> "AgreementTermsService":
        from ctec_desktop.services.agreement_terms import AgreementTermsService

        return AgreementTermsService(self._context)

    @cached_property
    def approvals(self) -> "ApprovalService":
        from ctec_desktop.services.approvals import ApprovalService

        return ApprovalService(self._context)

    @cached_property
    def amendments(self) -> "AmendmentService":
        from ctec_desktop.services.agreement_amendments import AmendmentService

        return AmendmentService(self._context)

    @cached_property
    def apprentice_training(self) -> "ApprenticeTrainingService":
        from ctec_desktop.services.apprentice_training import ApprenticeTrainingService

        return ApprenticeTrainingService(self._context)

    @cached_property
    def apprentice_founding(self) -> "ApprenticeFoundingService":
        from ctec_desktop.services.apprentice_founding import ApprenticeFoundingService

        return ApprenticeFoundingService(self._context)

    @cached_property
    def apprentice_annexes(self) -> "ApprenticeAnnexService":
        from ctec_desktop.services.apprentice_annexes import ApprenticeAnnexService

        return ApprenticeAnnexService(self._context)

    @cached_property
    def apprentice_issuing(self) -> "ApprenticeIssuingService":
        from ctec_desktop.services.apprentice_issuing import ApprenticeIssuingService

        return ApprenticeIssuingService(self._context)

    @cached_property
    def apprenticeships(self) -> "ApprenticeshipService":
        from ctec_desktop.services.apprenticeships import ApprenticeshipService

        return ApprenticeshipService(self._context)
